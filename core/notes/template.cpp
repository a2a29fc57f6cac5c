#include "core/notes/template.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace core::notes {

QString filled(const QString &text, const TemplateValues &values)
{
    static const QRegularExpression variable(uR"(\{(tag|previous|date|contributors)\})"_s);
    QString result;
    qsizetype from = 0;
    // In one pass: what is put in is no template.
    for (auto matches = variable.globalMatch(text); matches.hasNext();) {
        const auto match = matches.next();
        result += QStringView(text).sliced(from, match.capturedStart() - from);
        from = match.capturedEnd();
        const QString name = match.captured(1);
        if (name == "tag"_L1)
            result += values.tag;
        else if (name == "previous"_L1)
            result += values.previous;
        else if (name == "date"_L1)
            result += values.date;
        else if (!values.contributors.isEmpty())
            result += u'@' + values.contributors.join(u", @"_s);
    }
    result += QStringView(text).sliced(from);
    return result;
}

QStringList mentionedNames(const QString &notes)
{
    // As in an e-mail address or a path it is no name.
    static const QRegularExpression name(
        uR"((?<![\w./@-])@([A-Za-z0-9](?:[A-Za-z0-9-]{0,38}))(?![\w/@-]))"_s);
    QStringList names;
    for (auto matches = name.globalMatch(notes); matches.hasNext();) {
        const QString found = matches.next().captured(1);
        if (!names.contains(found, Qt::CaseInsensitive))
            names.append(found);
    }
    return names;
}

TemplateBook::TemplateBook(const QByteArray &kept)
{
    const QJsonObject repositories = QJsonDocument::fromJson(kept).object();
    for (auto repository = repositories.begin(); repository != repositories.end(); ++repository) {
        const QJsonObject texts = repository.value().toObject();
        for (auto text = texts.begin(); text != texts.end(); ++text) {
            if (!text.key().isEmpty() && text.value().isString())
                m_texts[repository.key()][text.key()] = text.value().toString();
        }
    }
}

QList<Template> TemplateBook::of(const QString &repository) const
{
    QList<Template> found;
    const QMap<QString, QString> texts = m_texts.value(repository);
    for (auto text = texts.begin(); text != texts.end(); ++text)
        found.append({.name = text.key(), .text = text.value()});
    return found;
}

void TemplateBook::put(const QString &repository, const Template &made)
{
    m_texts[repository][made.name] = made.text;
}

void TemplateBook::remove(const QString &repository, const QString &name)
{
    auto texts = m_texts.find(repository);
    if (texts == m_texts.end())
        return;
    texts->remove(name);
    if (texts->isEmpty())
        m_texts.erase(texts);
}

QByteArray TemplateBook::toBytes() const
{
    QJsonObject repositories;
    for (auto repository = m_texts.begin(); repository != m_texts.end(); ++repository) {
        QJsonObject texts;
        for (auto text = repository->begin(); text != repository->end(); ++text)
            texts.insert(text.key(), text.value());
        repositories.insert(repository.key(), texts);
    }
    return QJsonDocument(repositories).toJson(QJsonDocument::Compact);
}

} // namespace core::notes

// slipway-bench-link: a link with a given rate and delay between two ports of this computer, for
// systems whose kernel has none to offer.
//
//   slipway-bench-link TARGET_PORT MBIT_PER_SECOND ONE_WAY_MS     prints the port it listens on
//
// Each direction has the rate to itself and all connections share it, as on a cable. Bytes wait
// until their time has come, and as much as a link holds waits at once: what is sent faster comes
// back to the sender as a full socket.
#include <arpa/inet.h>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdio>
#include <cstdlib>
#include <deque>
#include <mutex>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>
#include <vector>

namespace {

using Clock = std::chrono::steady_clock;
constexpr size_t chunkSize = 16 * 1024;

/// One direction of the cable: when the last of so many bytes has left.
class Cable
{
public:
    explicit Cable(double bytesPerSecond) : m_rate(bytesPerSecond) { }

    Clock::time_point reserve(size_t bytes)
    {
        const std::lock_guard lock(m_mutex);
        const std::chrono::duration<double> takes(double(bytes) / m_rate);
        m_free
            = std::max(m_free, Clock::now()) + std::chrono::duration_cast<Clock::duration>(takes);
        return m_free;
    }

private:
    const double m_rate;
    std::mutex m_mutex;
    Clock::time_point m_free;
};

struct Parcel
{
    std::vector<char> bytes;
    Clock::time_point due;
};

/// What is on its way in one direction of one connection.
struct Pipe
{
    std::mutex mutex;
    std::condition_variable changed;
    std::deque<Parcel> parcels;
    size_t bytes = 0;
    bool ended = false;
};

void collect(int from, Cable &cable, Clock::duration delay, size_t mostOnTheWay, Pipe &pipe)
{
    for (;;) {
        std::vector<char> bytes(chunkSize);
        const ssize_t count = ::recv(from, bytes.data(), bytes.size(), 0);
        std::unique_lock lock(pipe.mutex);
        if (count <= 0)
            break;
        bytes.resize(size_t(count));
        pipe.changed.wait(lock, [&] { return pipe.bytes < mostOnTheWay || pipe.ended; });
        if (pipe.ended)
            return;
        pipe.bytes += bytes.size();
        lock.unlock();
        const auto due = cable.reserve(bytes.size()) + delay;
        lock.lock();
        pipe.parcels.push_back({std::move(bytes), due});
        pipe.changed.notify_all();
    }
    const std::lock_guard lock(pipe.mutex);
    pipe.ended = true;
    pipe.changed.notify_all();
}

void deliver(int to, Pipe &pipe)
{
    for (;;) {
        Parcel parcel;
        {
            std::unique_lock lock(pipe.mutex);
            pipe.changed.wait(lock, [&] { return !pipe.parcels.empty() || pipe.ended; });
            if (pipe.parcels.empty())
                break;
            parcel = std::move(pipe.parcels.front());
            pipe.parcels.pop_front();
        }
        std::this_thread::sleep_until(parcel.due);
        size_t sent = 0;
        while (sent < parcel.bytes.size()) {
            const ssize_t count
                = ::send(to, parcel.bytes.data() + sent, parcel.bytes.size() - sent, MSG_NOSIGNAL);
            if (count <= 0)
                break;
            sent += size_t(count);
        }
        const std::lock_guard lock(pipe.mutex);
        pipe.bytes -= parcel.bytes.size();
        if (sent < parcel.bytes.size())
            pipe.ended = true;
        pipe.changed.notify_all();
        if (pipe.ended && sent < parcel.bytes.size())
            break;
    }
    ::shutdown(to, SHUT_WR);
}

sockaddr_in loopback(int port)
{
    sockaddr_in address = {};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(uint16_t(port));
    return address;
}

} // namespace

int main(int argc, char *argv[])
{
    if (argc != 4) {
        std::fputs("usage: slipway-bench-link TARGET_PORT MBIT_PER_SECOND ONE_WAY_MS\n", stderr);
        return 2;
    }
    const int target = std::atoi(argv[1]);
    const double rate = std::atof(argv[2]) * 1e6 / 8;
    const auto delay = std::chrono::milliseconds(std::atoi(argv[3]));
    // What the cable itself holds, and as much again in the router before it.
    const size_t mostOnTheWay
        = size_t(rate * 2 * std::chrono::duration<double>(delay).count()) * 2 + chunkSize;
    Cable there(rate);
    Cable back(rate);

    const int listener = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address = loopback(0);
    socklen_t size = sizeof address;
    if (::bind(listener, reinterpret_cast<sockaddr *>(&address), size) != 0
        || ::listen(listener, 128) != 0
        || ::getsockname(listener, reinterpret_cast<sockaddr *>(&address), &size) != 0) {
        std::perror("slipway-bench-link");
        return 1;
    }
    std::printf("%d\n", ntohs(address.sin_port));
    std::fflush(stdout);
    for (;;) {
        const int client = ::accept(listener, nullptr, nullptr);
        if (client < 0)
            continue;
        std::thread([=, &there, &back] {
            std::this_thread::sleep_for(2 * delay); // the handshake that the kernel did for us
            const int server = ::socket(AF_INET, SOCK_STREAM, 0);
            const sockaddr_in to = loopback(target);
            const int on = 1;
            for (const int socket : {client, server})
                ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
            if (::connect(server, reinterpret_cast<const sockaddr *>(&to), sizeof to) == 0) {
                Pipe out;
                Pipe in;
                std::thread a(collect, client, std::ref(there), delay, mostOnTheWay, std::ref(out));
                std::thread b(deliver, server, std::ref(out));
                std::thread c(collect, server, std::ref(back), delay, mostOnTheWay, std::ref(in));
                deliver(client, in);
                for (std::thread *each : {&a, &b, &c})
                    each->join();
            }
            ::close(server);
            ::close(client);
        }).detach();
    }
}

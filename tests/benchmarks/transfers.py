#!/usr/bin/env python3
"""How long files take to a server and back, beside the programs that people use instead.

A real web server (nginx, with TLS) stores the bytes on a file system in memory; the practice server
behind it answers the API. Whoever is measured goes the same way: the same addresses, the same token,
the same certificate, a process of its own that is started and ends. In each round everybody has a
turn, beginning with another one each time; what is told are medians.

  transfers.upload_1gib        one file of 1 GiB
  transfers.upload_8x32mib     eight files of 32 MiB, two at once
  transfers.upload_400x64kib   four hundred files of 64 KiB, two at once
  transfers.download_1gib      one file of 1 GiB
  transfers.upload_shaped      one file over a link of 1 Gbit/s that takes 20 ms there and back
  transfers.memory             the most memory in use, above what the program has when it idles
"""
import argparse
import contextlib
import hashlib
import http.client
import json
import os
import pathlib
import shutil
import socket
import ssl
import statistics
import subprocess
import sys
import tempfile
import threading
import time

KIB, MIB, GIB = 1024, 1024**2, 1024**3
REPO = 'octo-org/empty'
TAG = 'bench'


def free_ports(count):
    """Ports that nobody listens on; all at once, so that they differ."""
    with contextlib.ExitStack() as stack:
        sockets = [stack.enter_context(socket.socket()) for _ in range(count)]
        for each in sockets:
            each.bind(('127.0.0.1', 0))
        return [each.getsockname()[1] for each in sockets]


def wait_for(port, patience=20):
    deadline = time.monotonic() + patience
    while time.monotonic() < deadline:
        with contextlib.suppress(OSError), socket.create_connection(('127.0.0.1', port), 1):
            return
        time.sleep(0.01)
    raise SystemExit(f'nobody listens on port {port}')


def make_certificate(folder):
    """A certificate of this run for loopback, which signs itself."""
    certificate, key = folder / 'certificate.pem', folder / 'key.pem'
    subprocess.run(
        ['openssl', 'req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1',
         '-nodes', '-days', '2', '-subj', '/CN=Slipway benchmark',
         '-addext', 'subjectAltName=DNS:localhost,IP:127.0.0.1',
         '-keyout', str(key), '-out', str(certificate)],
        check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return certificate, key


NGINX = '''
daemon off;
worker_processes 2;
pid {folder}/nginx.pid;
error_log {folder}/nginx.log warn;
{user}
events {{ worker_connections 1024; }}
http {{
    access_log off;
    sendfile on;
    client_max_body_size 0;
    client_body_temp_path {folder}/stored;
    client_body_buffer_size 512k;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    ssl_certificate {certificate};
    ssl_certificate_key {key};
    ssl_protocols TLSv1.2 TLSv1.3;
    ssl_session_cache shared:all:1m;
    keepalive_requests 100000;
    upstream hub {{ server 127.0.0.1:{hub}; keepalive 16; }}
    upstream hubfiles {{ server 127.0.0.1:{hubfiles}; keepalive 16; }}
    proxy_http_version 1.1;
    proxy_set_header Connection "";
    proxy_set_header Host $http_host;
    server {{
        listen 127.0.0.1:{api} ssl;
        location /api/uploads/ {{
            client_body_in_file_only on;
            proxy_pass_request_body off;
            proxy_set_header Connection "";
            proxy_set_header Host $http_host;
            proxy_set_header Content-Length "";
            proxy_set_header X-Body-File $request_body_file;
            proxy_pass http://hub;
        }}
        # GitHub CLI asks here whether there is a draft; there is none.
        location = /api/graphql {{
            default_type application/json;
            return 200 '{{"data":{{"repository":{{"release":null}}}}}}';
        }}
        location / {{ proxy_pass http://hub; }}
    }}
    server {{
        listen 127.0.0.1:{files} ssl;
        location /stored/ {{ internal; alias {folder}/stored/; }}
        location / {{ proxy_pass http://hubfiles; }}
    }}
}}
'''


class Site:
    """The servers of one round, with one published release."""

    def __init__(self, build, folder, certificate, key, link=None):
        """link: Mbit/s and one-way delay in ms, or None."""
        self.folder = pathlib.Path(tempfile.mkdtemp(dir=folder))
        (self.folder / 'stored').mkdir()
        self.certificate = certificate
        api, files, hub, hubfiles = free_ports(4)
        self.processes = []
        seen_api, seen_files = api, files
        if link:
            seen_api, seen_files = self.start_link(build, api, link), self.start_link(build, files, link)
        self.url = f'https://127.0.0.1:{seen_api}'
        self.port = seen_api
        conf = self.folder / 'nginx.conf'
        conf.write_text(NGINX.format(
            folder=self.folder, user='user root;' if os.getuid() == 0 else '', certificate=certificate,
            key=key, hub=hub, hubfiles=hubfiles, api=api, files=files))
        server = self.start(
            [build / 'app/hub/slipway-hub', '--seed', 'empty', '--port', str(hub), '--file-port',
             str(hubfiles), '--front', self.url, '--file-front', f'https://localhost:{seen_files}',
             '--data', str(self.folder / 'data')], stdout=subprocess.PIPE)
        self.token = server.stdout.readline().split()[1].decode()
        self.start([shutil.which('nginx') or '/usr/sbin/nginx', '-p', str(self.folder), '-c', str(conf)],
                   stderr=subprocess.DEVNULL)
        wait_for(api)
        wait_for(files)
        release = self.ask('POST', f'/api/v3/repos/{REPO}/releases', {'tag_name': TAG})
        self.release = release['id']
        self.upload_url = release['upload_url'].split('{')[0]

    def start(self, command, **how):
        process = subprocess.Popen([str(each) for each in command], **how)
        self.processes.append(process)
        return process

    def start_link(self, build, port, link):
        rate, delay = link
        process = self.start([build / 'tests/benchmarks/slipway-bench-link', str(port), str(rate),
                              str(delay)], stdout=subprocess.PIPE)
        return int(process.stdout.readline())

    def ask(self, method, path, fields=None):
        context = ssl.create_default_context(cafile=str(self.certificate))
        connection = http.client.HTTPSConnection('127.0.0.1', self.port, context=context)
        body = json.dumps(fields) if fields is not None else None
        connection.request(method, path, body, {
            'Authorization': f'Bearer {self.token}', 'User-Agent': 'bench',
            'Content-Type': 'application/json'})
        reply = connection.getresponse()
        text = reply.read()
        connection.close()
        if reply.status >= 300:
            raise SystemExit(f'{method} {path}: {reply.status} {text[:300]}')
        return json.loads(text) if text else None

    def assets(self):
        found = []
        page = 1
        while True:
            some = self.ask('GET', f'/api/v3/repos/{REPO}/releases/{self.release}/assets'
                                   f'?per_page=100&page={page}')
            found += some
            if len(some) < 100:
                return found
            page += 1

    def wipe(self, files):
        """Checks that all the files are there, and takes them away."""
        assets = self.assets()
        told = sorted((each['name'], each['size']) for each in assets)
        expected = sorted((each.name, each.stat().st_size) for each in files)
        if told != expected:
            raise SystemExit(f'stored: {len(told)} files, expected: {len(expected)}; {told[:3]}')
        for each in assets:
            self.ask('DELETE', f'/api/v3/repos/{REPO}/releases/assets/{each["id"]}')

    def stored_sha256(self):
        """Of the files as the web server has stored them, sorted."""
        return sorted(sha256(each) for each in (self.folder / 'stored').iterdir() if each.is_file())

    def close(self):
        for process in reversed(self.processes):
            process.terminate()
            process.wait()
        shutil.rmtree(self.folder, ignore_errors=True)


def sha256(path):
    digest = hashlib.sha256()
    with open(path, 'rb') as file:
        while piece := file.read(MIB):
            digest.update(piece)
    return digest.hexdigest()


class Run:
    """A process from its start to its end, with all that it has started itself."""

    def __init__(self, command, env):
        self.peak = 0
        begin = time.monotonic()
        with tempfile.TemporaryFile() as errors:
            process = subprocess.Popen([str(each) for each in command], stdout=subprocess.PIPE,
                                       stderr=errors, env={**os.environ, **env})
            watch = threading.Thread(target=self.watch, args=(process.pid,))
            watch.start()
            self.output = process.stdout.read()
            _, status, used = os.wait4(process.pid, 0)
            self.wall = time.monotonic() - begin
            process.returncode = os.waitstatus_to_exitcode(status)
            watch.join()
            self.cpu = used.ru_utime + used.ru_stime
            errors.seek(0)
            self.failure = errors.read().decode(errors='replace').strip() if process.returncode else ''

    def watch(self, pid):
        """The peak is told while the process lives, and of this process alone."""
        while True:
            try:
                text = pathlib.Path(f'/proc/{pid}/status').read_text()
            except OSError:
                return
            line = [each for each in text.splitlines() if each.startswith('VmHWM')]
            if not line:
                return
            self.peak = int(line[0].split()[1]) * KIB
            time.sleep(0.02)


# --- who is measured -----------------------------------------------------------------------------


class Slipway:
    name = 'slipway'

    def __init__(self, build, options=()):
        self.program = build / 'tests/benchmarks/slipway-bench'
        self.options = options

    def command(self, site, *words):
        return [self.program, '--host', site.url, '--certificate', site.certificate, '--repo', REPO,
                *words]

    def env(self, site):
        return {'SLIPWAY_BENCH_TOKEN': site.token}

    def upload(self, site, files):
        return self.command(site, *self.options, 'upload', site.upload_url, *files)

    def download(self, site, asset, path):
        return self.command(site, *self.options, 'download', str(asset), path)


class Curl:
    """One process for all files: one after the other on one connection, or several at once."""

    def __init__(self, name='curl', options=(), hashes=False):
        self.name = name
        self.options = list(options)
        self.hashes = hashes # and sha256sum afterwards, as a careful person does

    def env(self, site):
        return {}

    def upload(self, site, files):
        return self.command(site, files, [
            {'request': 'POST', 'header': 'Content-Type: application/octet-stream',
             'upload-file': file, 'output': '/dev/null', 'url': f'{site.upload_url}?name={file.name}'}
            for file in files])

    def download(self, site, asset, path):
        return self.command(site, [path], [
            {'location': '', 'header': 'Accept: application/octet-stream', 'output': path,
             'url': f'{site.url}/api/v3/repos/{REPO}/releases/assets/{asset}'}])

    def command(self, site, files, requests):
        """What is asked, and the token, stand in a file and not where everybody can read them."""
        common = {'cacert': site.certificate, 'silent': '', 'show-error': '', 'fail': ''}
        token = f'header = "Authorization: Bearer {site.token}"'
        config = site.folder / 'curlrc'
        config.write_text('\nnext\n'.join(
            '\n'.join([token] + [f'{key} = "{value}"' if value != '' else key
                                 for key, value in {**common, **each}.items()])
            for each in requests))
        curl = ['curl', *self.options, '-K', config]
        if not self.hashes:
            return curl
        return ['sh', '-c', 'curl -K "$0" && exec sha256sum "$@"', config, *files]


class GitHubCli:
    name = 'gh'

    def env(self, site):
        return {'GH_HOST': f'127.0.0.1:{site.port}', 'GH_ENTERPRISE_TOKEN': site.token,
                'SSL_CERT_FILE': str(site.certificate), 'GH_CONFIG_DIR': str(site.folder / 'gh'),
                'GH_NO_UPDATE_NOTIFIER': '1', 'GH_PROMPT_DISABLED': '1'}

    def upload(self, site, files):
        return ['gh', 'release', 'upload', TAG, '-R', f'127.0.0.1:{site.port}/{REPO}', *files]

    def download(self, site, asset, path):
        return ['gh', 'release', 'download', TAG, '-R', f'127.0.0.1:{site.port}/{REPO}', '-D',
                path.parent, '-p', '*']


# --- the cases -----------------------------------------------------------------------------------


class Results:
    """The runs of everybody in one case."""

    def __init__(self, name):
        self.name = name
        self.runs = {}
        self.excluded = {}

    def add(self, who, run):
        self.runs.setdefault(who, []).append(run)

    def median(self, who, what='wall'):
        return statistics.median(getattr(each, what) for each in self.runs[who])

    def ratio(self, peer, what='wall'):
        return round(self.median('slipway', what) / self.median(peer, what), 3)

    def told(self, bars):
        peers = [who for who in self.runs if who != 'slipway']
        best = min(peers, key=self.median)
        of = {}
        for who, runs in self.runs.items():
            walls = [each.wall * 1000 for each in runs]
            of[who] = {'median_ms': round(statistics.median(walls)), 'least_ms': round(min(walls)),
                       'most_ms': round(max(walls)), 'cpu_ms': round(self.median(who, 'cpu') * 1000),
                       'peak_mb': round(max(each.peak for each in runs) / 1e6, 1)}
        line = {'bench': self.name, **of['slipway'], 'best_peer': best, 'ratio_best_peer': self.ratio(best)}
        for who in peers:
            line[f'ratio_{who}'] = self.ratio(who)
            line[f'cpu_ratio_{who}'] = self.ratio(who, 'cpu')
        line['rounds'] = len(self.runs['slipway'])
        line['peers'] = {who: of[who] for who in peers}
        if self.excluded:
            line['not_measured'] = self.excluded
        line['bars'] = {key: {'most': most, 'met': line.get(key, 0) <= most} for key, most in bars.items()
                        if key in line}
        return line


class Bench:
    def __init__(self, options):
        self.build = options.build.resolve()
        self.rounds = options.rounds
        self.scale = options.scale
        room = '/dev/shm' if shutil.disk_usage('/dev/shm').free > 6 * GIB else tempfile.gettempdir()
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix='slipway-bench-', dir=room))
        self.certificate, self.key = make_certificate(self.folder)
        self.known = {}

    def close(self):
        shutil.rmtree(self.folder, ignore_errors=True)

    def files(self, count, size):
        size = max(1, int(size * self.scale))
        folder = self.folder / f'{count}x{size}'
        names = [folder / f'file-{number:03}.bin' for number in range(count)]
        if not folder.exists():
            folder.mkdir()
            for name in names:
                with open(name, 'wb') as file:
                    left = size
                    while left > 0:
                        left -= file.write(os.urandom(min(left, MIB)))
        return names

    def site(self, link=None):
        return Site(self.build, self.folder, self.certificate, self.key, link)

    def everybody(self, *peers):
        return [Slipway(self.build), *peers]

    def turns(self, results, who, site_of, measure):
        """measure(site, who) gives a Run. A peer that fails is left out from then on, and told."""
        for number in range(self.rounds):
            site = site_of()
            try:
                start = number % len(who)
                for each in who[start:] + who[:start]:
                    if each.name in results.excluded:
                        continue
                    run = measure(site, each)
                    if run.failure and each.name == 'slipway':
                        raise SystemExit(run.failure)
                    if run.failure:
                        results.excluded[each.name] = run.failure
                        results.runs.pop(each.name, None)
                    else:
                        results.add(each.name, run)
            finally:
                site.close()

    def uploads(self, name, count, size, peers, link=None):
        files = self.files(count, size)
        results = Results(name)

        def measure(site, who):
            env = who.env(site)
            run = Run(who.upload(site, files), env)
            if run.failure:
                for each in site.assets():
                    site.ask('DELETE', f'/api/v3/repos/{REPO}/releases/assets/{each["id"]}')
                return run
            if who.name == 'slipway':
                self.check(site, files, run)
            site.wipe(files)
            return run

        self.turns(results, self.everybody(*peers), lambda: self.site(link), measure)
        return results

    def check(self, site, files, run):
        """Each byte that was stored, and each digest that was told, is that of a file."""
        for each in files:
            self.known.setdefault(each, sha256(each))
        expected = sorted(self.known[each] for each in files)
        said = json.loads(run.output)
        if sorted(said['sha256']) != expected or site.stored_sha256() != expected:
            raise SystemExit('what was stored or told differs from what was sent')
    def downloads(self, name, size, peers):
        files = self.files(1, size)
        results = Results(name)
        target = self.folder / 'got' / files[0].name
        target.parent.mkdir(exist_ok=True)
        asset = {}

        def site_of():
            site = self.site()
            sender = Slipway(self.build)
            run = Run(sender.upload(site, files), sender.env(site))
            if run.failure:
                raise SystemExit(run.failure)
            asset['id'] = site.assets()[0]['id']
            return site

        def measure(site, who):
            target.unlink(missing_ok=True)
            env = who.env(site)
            run = Run(who.download(site, asset['id'], target), env)
            if not run.failure and sha256(target) != self.known.setdefault(files[0], sha256(files[0])):
                raise SystemExit(f'{who.name}: what came differs from what was stored')
            if not run.failure and who.name == 'slipway':
                said = json.loads(run.output)
                if said['sha256'] != [self.known[files[0]]]:
                    raise SystemExit('the digest that was told is another')
            target.unlink(missing_ok=True)
            return run

        self.turns(results, self.everybody(*peers), site_of, measure)
        return results


    def memory(self, name):
        """Above what a program has that has asked the server something, as the window does."""
        slipway = Slipway(self.build, ['--warm'])
        above = {}
        for size, words in ((MIB, '1mib'), (GIB, '1gib')):
            files = self.files(1, size)
            target = self.folder / 'got.bin'
            for _ in range(self.rounds):
                site = self.site()
                try:
                    for what in ('upload', 'download'):
                        command = (slipway.upload(site, files) if what == 'upload'
                                   else slipway.download(site, site.assets()[0]['id'], target))
                        run = Run(command, slipway.env(site))
                        if run.failure:
                            raise SystemExit(run.failure)
                        said = json.loads(run.output)
                        above.setdefault(f'{what}_{words}', []).append(said['peak'] - said['idle'])
                finally:
                    site.close()
                    target.unlink(missing_ok=True)
        told = {what: round(max(each) / 1e6, 1) for what, each in above.items()}
        most = max(told.values())
        apart = max(abs(told[f'{what}_1gib'] - told[f'{what}_1mib']) for what in ('upload', 'download'))
        return {'bench': name, 'above_idle_mb': told, 'rounds': self.rounds,
                'most_mb': most, 'apart_mb': round(apart, 1),
                'bars': {'most_mb': {'most': 30, 'met': most <= 30}}}


def human_memory(line):
    print(f"\n{line['bench']}, {line['rounds']} rounds; most memory in use above idle")
    for what, above in line['above_idle_mb'].items():
        print(f'  {what:14} {above:5.1f} MB')
    print(f"  {'met   ' if line['bars']['most_mb']['met'] else 'MISSED'} at most 30 MB; "
          f"1 MiB and 1 GiB are {line['apart_mb']} MB apart")


def human(line):
    print(f"\n{line['bench']}, {line['rounds']} rounds; median (least to most), CPU, peak memory")
    rows = [('slipway', line), *line['peers'].items()]
    for who, of in rows:
        ratio = '' if who == 'slipway' else f"  slipway takes {line[f'ratio_{who}']:.2f} times as long"
        print(f"  {who:14} {of['median_ms'] / 1000:7.2f} s ({of['least_ms'] / 1000:.2f} to "
              f"{of['most_ms'] / 1000:.2f})  {of['cpu_ms'] / 1000:6.2f} s  {of['peak_mb']:6.1f} MB{ratio}")
    for who, why in line.get('not_measured', {}).items():
        print(f'  {who:14} not measured: {why.splitlines()[-1][:300]}')
    for key, bar in line['bars'].items():
        print(f"  {'met   ' if bar['met'] else 'MISSED'} {key} {line[key]:.2f}, at most {bar['most']}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument('build', type=pathlib.Path, help='folder with the built programs')
    parser.add_argument('--json', action='store_true', help='one object a line')
    parser.add_argument('--rounds', type=int, default=5)
    parser.add_argument('--scale', type=float, default=1.0, help='of the sizes, for a quick look')
    parser.add_argument('--only', default='', help='a word in the name of the cases to run')
    options = parser.parse_args()
    bench = Bench(options)
    one_after_the_other = Curl('curl_in_turn')
    two_at_once = Curl('curl_two', ['-Z', '--parallel-max', '2'])
    hashing = Curl('curl_sha256sum', hashes=True)
    gh = [GitHubCli()] if shutil.which('gh') else []
    cases = {
        'transfers.upload_1gib': (
            lambda name: bench.uploads(name, 1, GIB, [Curl(), hashing, *gh]),
            {'ratio_curl': 1.7, 'ratio_curl_sha256sum': 0.6}),
        'transfers.upload_8x32mib': (
            lambda name: bench.uploads(name, 8, 32 * MIB, [one_after_the_other, two_at_once, *gh]),
            {'ratio_best_peer': 1.0}),
        'transfers.upload_400x64kib': (
            lambda name: bench.uploads(name, 400, 64 * KIB, [one_after_the_other, two_at_once, *gh]),
            {'ratio_best_peer': 1.0}),
        'transfers.download_1gib': (
            lambda name: bench.downloads(name, GIB, [Curl(), hashing, *gh]), {'ratio_curl': 1.5}),
        'transfers.upload_shaped': (
            lambda name: bench.uploads(name, 1, GIB, [Curl()], link=(1000, 10)), {'ratio_curl': 1.03}),
    }
    try:
        for name, (work, bars) in cases.items():
            if options.only not in name:
                continue
            line = work(name).told(bars)
            print(json.dumps(line), flush=True) if options.json else human(line)
        if options.only in 'transfers.memory':
            line = bench.memory('transfers.memory')
            print(json.dumps(line), flush=True) if options.json else human_memory(line)
    finally:
        bench.close()


if __name__ == '__main__':
    sys.exit(main())

#!/usr/bin/env python3
"""The whole tool over addresses that must not be asked, in a network of its own that has nothing but loopback: nobody is reached.

loopback_only.py CITEVET [LIST]: LIST has further addresses, one a line, `#` for comments. Exits 77 where the kernel gives no network.
"""

import ctypes
import fcntl
import json
import os
import re
import socket
import struct
import subprocess
import sys
import tempfile
import threading

CLONE_NEWUSER, CLONE_NEWNET = 0x10000000, 0x40000000
SIOCGIFFLAGS, SIOCSIFFLAGS, IFF_UP = 0x8913, 0x8914, 1

ADDRESSES = """
http://127.0.0.1/
http://127.1/
http://2130706433/
http://0x7f000001/
http://0177.0.0.1/
http://0/
http://[::1]/
http://[::ffff:127.0.0.1]/
http://[64:ff9b::7f00:1]/
http://localhost/
http://localhost:8080/
http://a.localhost/
http://LOCALHOST./
http://127.0.0.1.:80/
http://user:secret@127.0.0.1/
https://127.0.0.1/
http://10.0.0.1/
http://169.254.169.254/latest/meta-data/
http://192.168.1.1/
http://[fe80::1]/
http://[fd00::1]/
""".split()


def own_network():
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.unshare(CLONE_NEWNET) != 0 and libc.unshare(CLONE_NEWUSER | CLONE_NEWNET) != 0:
        print("loopback_only: the kernel gives no network of its own:", os.strerror(ctypes.get_errno()))
        sys.exit(77)
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as any_socket:
        name = struct.pack("16sH14s", b"lo", 0, b"")
        flags = struct.unpack("16sH14s", fcntl.ioctl(any_socket, SIOCGIFFLAGS, name))[1]
        fcntl.ioctl(any_socket, SIOCSIFFLAGS, struct.pack("16sH14s", b"lo", flags | IFF_UP, b""))


class Listener(threading.Thread):
    """Counts who comes, on every address of this machine."""

    def __init__(self, port):
        super().__init__(daemon=True)
        self.port, self.visitors = port, 0
        self.socket = socket.create_server(("::", port), family=socket.AF_INET6, dualstack_ipv6=True)

    def run(self):
        while True:
            visitor, _ = self.socket.accept()
            self.visitors += 1
            with visitor:
                visitor.settimeout(2)
                try:
                    visitor.recv(4096)
                    visitor.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 2\r\nConnection: close\r\n\r\nhi")
                except OSError:
                    pass


def run(*arguments):
    done = subprocess.run(arguments, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, timeout=120, check=False)
    if done.returncode not in (0, 1, 2):
        sys.exit(f"loopback_only: {arguments[1]} ended with {done.returncode}")
    return json.loads(done.stdout)


def main():
    citevet, lists = os.path.abspath(sys.argv[1]), sys.argv[2:]
    addresses = list(ADDRESSES)
    for name in lists:
        with open(name, encoding="utf-8") as lines:
            addresses += [line.rstrip("\n") for line in lines if line.strip() and not line.startswith("#")]
    own_network()
    ports = {80, 443} | {int(port) for address in addresses for port in re.findall(r":(\d{2,5})\b", address) if 0 < int(port) < 65536}
    listeners = [Listener(port) for port in sorted(ports)]
    for listener in listeners:
        listener.start()

    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        os.environ.update(HOME=folder, XDG_CACHE_HOME=folder, XDG_CONFIG_HOME=folder)
        for name in [name for name in os.environ if name.lower().endswith("_proxy")]:
            del os.environ[name]
        with open("article.txt", "w", encoding="utf-8") as article:
            article.writelines(f"Rivers rise in spring (Source: {address}).\n\n" for address in addresses)
        links = run(citevet, "check", "--format", "json", "--timeout", "2s", "article.txt")["links"]
        links += run(citevet, "url", "--format", "json", "--timeout", "2s", *addresses)
        reached = sum(listener.visitors for listener in listeners)
        wrong = [link["url"] for link in links if link["state"] not in ("skipped", "unreachable")]
        # That somebody listens at all: the guard opened, the same addresses do get there.
        run(citevet, "url", "--format", "json", "--timeout", "2s", "--allow-private", "http://127.0.0.1/", "http://localhost/")
        control = sum(listener.visitors for listener in listeners)

    if reached or wrong:
        sys.exit(f"loopback_only: {reached} connections to this machine; judged as if asked: {wrong}")
    if control < 2:
        sys.exit(f"loopback_only: nobody listened, so that nobody was reached proves nothing ({control} of 2 visitors)")
    print(f"loopback_only: {len(addresses)} addresses, {len(links)} links, and nobody was reached")


main()

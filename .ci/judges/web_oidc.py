#!/usr/bin/env python3
"""Judges signing in by a directory (OpenID Connect): against the provider of PyPI, and against one that lies about
everything that a token says. Nobody gets in but who is right in all of it, and who the ledger knows.

usage: web_oidc.py PROGRAM WORK [PORT]
"""

import base64
import hashlib
import hmac
import http.server
import json
import re
import sys
import threading
import time
import urllib.parse
import urllib.request

import oidc_provider_mock
from joserfc import jwk, jws

from lib.served import Served

program, work = sys.argv[1:3]
port = int(sys.argv[3]) if len(sys.argv) > 3 else 8394
faults, tried = [], 0
BACK = f"http://localhost:{port}/anmelden/rueckkehr"
KEY, OTHER = (jwk.RSAKey.generate_key(2048, {"kid": "one", "use": "sig"}) for _ in range(2))
CURVE = jwk.ECKey.generate_key("P-256", {"kid": "two", "use": "sig"})


def expect(what, holds, found=""):
    global tried
    tried += 1
    if not holds:
        faults.append(what)
        print("FAULT", what, str(found)[:400])


def encoded(value):
    return base64.urlsafe_b64encode(json.dumps(value).encode()).rstrip(b"=").decode()


class Liar(http.server.BaseHTTPRequestHandler):
    """A provider whose next token is what `lie` makes of the right one."""

    lie, issuer, nonce, challenge, forms = None, None, None, None, []

    def do_GET(self):
        if self.path == "/keys":
            return self.say({"keys": [KEY.as_dict(private=False), CURVE.as_dict(private=False)]})
        self.say({
            "issuer": self.issuer, "authorization_endpoint": self.issuer + "/authorize",
            "token_endpoint": self.issuer + "/token", "jwks_uri": self.issuer + "/keys"})

    def do_POST(self):
        form = urllib.parse.parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
        Liar.forms.append((form, self.headers["Authorization"]))
        digest = hashlib.sha256(form["code_verifier"][0].encode()).digest()
        if base64.urlsafe_b64encode(digest).rstrip(b"=").decode() != Liar.challenge:
            return self.say({"error": "invalid_grant"}, 400)
        head = {"alg": "RS256", "kid": "one"}
        body = {
            "iss": self.issuer, "aud": "foerderbuch", "sub": "7", "nonce": Liar.nonce, "preferred_username": "weber",
            "iat": int(time.time()), "exp": int(time.time()) + 300}
        self.say({"token_type": "Bearer", "access_token": "x", "id_token": (Liar.lie or signed)(head, body)})

    def say(self, value, status=200):
        body = json.dumps(value).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


def signed(head, body, key=KEY):
    return jws.serialize_compact(head, json.dumps(body), key, algorithms=["RS256", "ES256", "RS512", "HS256"])


def unsigned(head, body):
    return f"{encoded(head | {'alg': 'none'})}.{encoded(body)}."


def changed(head, body):
    parts = signed(head, body).split(".")
    return f"{parts[0]}.{encoded(body | {'preferred_username': 'lange'})}.{parts[2]}"


def by_secret(head, body):
    message = f"{encoded({'alg': 'HS256', 'kid': 'one'})}.{encoded(body)}"
    digest = hmac.new(KEY.as_pem(private=False), message.encode(), "sha256").digest()
    return message + "." + base64.urlsafe_b64encode(digest).rstrip(b"=").decode()


def told(**other):
    return lambda head, body: signed(head, {k: v for k, v in (body | other).items() if v is not None})


LIES = {
    "another signature": (lambda h, b: signed(h, b, OTHER), "signature"), "no signature": (unsigned, "algorithm"),
    "changed afterwards": (changed, "signature"), "the public key as a secret": (by_secret, "algorithm"),
    "an algorithm that is not ours": (lambda h, b: signed(h | {"alg": "RS512"}, b), "algorithm"),
    "an unknown key": (lambda h, b: signed(h | {"kid": "nine"}, b), "key"),
    "another issuer": (told(iss="http://boese.example"), "issuer"), "another client": (told(aud="other"), "audience"),
    "for several": (told(aud=["foerderbuch", "other"]), "audience"),
    "over": (told(exp=int(time.time()) - 120), "expired"), "not yet": (told(nbf=int(time.time()) + 900), "expired"),
    "another nonce": (told(nonce="old"), "nonce"), "no nonce": (told(nonce=None), "nonce"),
    "nobody": (told(preferred_username=None), "claim"), "unknown here": (told(preferred_username="mallory"), "person"),
    "no token": (lambda h, b: "x.y", "unreadable"),
}


def leave(served):
    """On the way: the browser's word, and what the provider is asked."""
    status, headers, text = served.ask("GET", "/anmelden/verzeichnis?to=/journal")
    expect("leaves", status == 303, text)
    query = urllib.parse.parse_qs(urllib.parse.urlsplit(headers["Location"]).query)
    Liar.nonce, Liar.challenge = query["nonce"][0], query["code_challenge"][0]
    return headers["Set-Cookie"].split(";")[0], query, headers["Location"]


def come_back(served, cookie, **query):
    status, headers, text = served.ask(
        "GET", "/anmelden/rueckkehr?" + urllib.parse.urlencode(query), headers={"Cookie": cookie})
    return status, headers["Location"], headers["Set-Cookie"], text


def against_liar(served):
    for what, (lie, word) in LIES.items():
        Liar.lie = staticmethod(lie)
        cookie, query, _ = leave(served)
        status, _, session, text = come_back(served, cookie, code="c", state=query["state"][0])
        expect(what, status == 403 and not session, (status, text))
        expect(what + " is told in the log", f"refused directory {word}" in served.log.splitlines()[-2], served.log[-200:])
    Liar.lie = None
    cookie, query, _ = leave(served)
    state = query["state"][0]
    expect("a planted way", come_back(served, "__Host-foerderbuch-weg=x", code="c", state=state)[0] == 403)
    expect("no way at all", come_back(served, "", code="c", state=state)[0] == 403)
    expect("denied there", come_back(served, cookie, error="access_denied", state=state)[0] == 403)
    expect("a way is gone once", come_back(served, cookie, code="c", state=state)[0] == 403)
    for what, lie in ("right", None), ("ES256", lambda h, b: signed({"alg": "ES256", "kid": "two"}, b, CURVE)):
        Liar.lie = lie and staticmethod(lie)
        cookie, query, _ = leave(served)
        status, place, session, text = come_back(served, cookie, code="c", state=query["state"][0])
        expect(what, status == 303 and place == "/journal" and "__Host-foerderbuch=" in session, text)
        page = served.ask("GET", "/journal", headers={"Cookie": session.split(";")[0]})
        expect("is Anna Weber", page[0] == 200 and "Anna Weber" in page[2], page[2])
    form, authorization = Liar.forms[-1]
    expect("the secret is shown to the directory only", authorization == "Basic " + base64.b64encode(
        b"foerderbuch:geheim").decode() and "geheim" not in json.dumps(form) + served.log)


def against_mock(served, issuer):
    cookie, query, address = leave(served)
    form = urllib.parse.urlencode({"sub": "kr"}).encode()

    class Stay(urllib.request.HTTPRedirectHandler):
        def redirect_request(self, *_):
            return None
    try:
        urllib.request.build_opener(Stay).open(address, form)
        place = ""
    except urllib.error.HTTPError as answer:
        place = answer.headers["Location"]
    expect("the provider sends back", place.startswith(BACK), place)
    found = dict(urllib.parse.parse_qsl(urllib.parse.urlsplit(place).query))
    status, _, session, text = come_back(served, cookie, **found)
    expect("the provider of PyPI", status == 303 and session, text)
    page = served.ask("GET", "/journal", headers={"Cookie": (session or "").split(";")[0]})
    expect("is Jens Krause", "Jens Krause" in page[2], page[2])


def options(issuer):
    return ["--oidc-issuer", issuer, "--oidc-client", "foerderbuch"]


liar = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Liar)
threading.Thread(target=liar.serve_forever, daemon=True).start()
Liar.issuer = f"http://localhost:{liar.server_port}"
served = Served(program, work, port, options(Liar.issuer), {"FOERDERBUCH_OIDC_SECRET": "geheim"})
try:
    for person in ("weber", "krause"):
        served.sign_in(person)
    expect("the way is shown", "/anmelden/verzeichnis" in served.ask("GET", "/anmelden")[2])
    against_liar(served)
    served.stop()
    users = [oidc_provider_mock.User(sub="kr", claims={"preferred_username": "krause"})]
    with oidc_provider_mock.run_server_in_thread(user_claims=users) as mock:
        issuer = f"http://localhost:{mock.server_port}"
        served.again(*options(issuer))
        against_mock(served, issuer)
        served.stop()
    served.again(*options("http://localhost:9"))
    expect("a directory that is away", served.ask("GET", "/anmelden/verzeichnis")[0] == 503)
    signed_in = served.post("/anmelden", {"name": "vogt", "password": served.passwords["vogt"]})
    expect("a password goes on", signed_in[0] == 303)
finally:
    served.stop()
code, text = served.run("serve", "--oidc-issuer", "http://stadt.example", "--oidc-client", "x")
expect("no directory that others can read along", code == 64, text)
print(f"{tried} things tried, {len(faults)} faults")
sys.exit(1 if faults else 0)

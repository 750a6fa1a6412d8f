"""Runs sqlmap and wapiti as a signed-in physician against a site of its own and prints what they found.

usage: scan.py sqlite|postgresql [SECONDS]

SECONDS is the most that wapiti crawls, and that it attacks with each of its modules (120). The code is 1 when a
scanner found something, or when it found nothing to attack.
"""

import html
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import urllib.parse

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "Tests/Support")]
from practice import Practice, routes  # noqa: E402

NOBODYS = "01900000-0000-7000-8000-000000000000"
# What ends the session or takes rights away; the injection tests ask these too.
LEFT_OUT = ("/sign-out", "/account/password", "/account/sessions", "/account/devices", "/accounts/rights")
# Names by which the site's pages hand something over in the address.
QUERIES = {"/log": ["patient", "before"], "/": ["view"], "/jobs": ["done", "job"], "/patients": ["q", "sort"]}
# What wapiti asks for and the site rightly does not send; test_web_safety.py holds the headers that it does.
NOT_SENT = {
    "X-XSS-Protection is not set": "browsers took the filter out; OWASP's Secure Headers project advises against it",
    "Strict-Transport-Security is not set": "RFC 6797, 7.2 forbids it without TLS, over which the site does send it",
}

# Debian's wapiti writes a pattern that Debian's Python 3.11 refuses: flags at its end.
WAPITI = ["/usr/bin/python3", "-c", """
import re, runpy, sys
compiled = re.compile
def compile(pattern, flags=0):
    if isinstance(pattern, str) and pattern.endswith("(?ms)"):
        return compiled(pattern[:-5], flags | re.M | re.S)
    return compiled(pattern, flags)
re.compile = compile
sys.argv[0] = "wapiti"
runpy.run_path("/usr/bin/wapiti", run_name="__main__")
"""]


def targets(practice, browser):
    """Addresses with something in them: method, address, fields."""
    found = {}
    for method, path, _ in routes():
        place = "/".join(practice.patient if part == ":patient" else NOBODYS if part.startswith(":") else part
                         for part in path.split("/"))
        if method != "GET" or place.startswith("/assets"):
            continue
        names = QUERIES.get(path)
        if names:
            found["GET", place + "?" + urllib.parse.urlencode(dict.fromkeys(names, "1"))] = {}
        answer, content = browser.ask("GET", place, headers={"Accept": "text/html"})
        if answer.status != 200 or "html" not in answer.headers["Content-Type"]:
            continue
        for action, body in re.findall(r'<form[^>]*action="([^"]+)"[^>]*>(.*?)</form>', content.decode(), re.DOTALL):
            action = html.unescape(action)
            if action.startswith("/") and not action.startswith(LEFT_OUT) and "multipart" not in body:
                fields = {html.unescape(name): "1" for name in re.findall(r'name="([^"]+)"', body)}
                if fields.keys() - {"form-token"}:
                    found.setdefault(("POST", action), {}).update(fields)
    token = re.search(r'name="form-token" value="([0-9a-f]+)"', browser.page("/patients")[1])[1]
    for fields in found.values():
        fields.update({"form-token": token} if "form-token" in fields else {})
    return found


def sqlmap(practice, browser, folder):
    """How many addresses and requests, and those where it found an injection."""
    cookie = "; ".join(f"{name}={value}" for name, value in browser.cookies.items())
    program, found, asked = ROOT / ".deps/python-scanners/bin/sqlmap", [], 0
    for (method, address), fields in targets(practice, browser).items():
        names = [name for name in fields if name not in ("form-token", "key", "place")]
        # The key of a form that is sent once is another each time.
        fresh = ["--eval", "import os; key = os.urandom(16).hex()"] if "key" in fields else []
        data = ["--data", urllib.parse.urlencode(fields), "-p", ",".join(names)] if method == "POST" else []
        if method == "POST" and not names:
            continue
        output = subprocess.run(
            [program, "-u", practice.address + address, "--cookie", cookie, *data, *fresh, "--batch", "--flush-session",
             "--level", "1", "--risk", "1", "--time-sec", "3", "--threads", "2", "--output-dir", folder / "sqlmap",
             "--dbms", "PostgreSQL" if practice.engine == "postgresql" else "SQLite", "--ignore-code", "*",
             "--skip-waf", "--disable-coloring", "--header", "Accept: text/html", "-v", "1"],
            capture_output=True, text=True, timeout=1800,
            env={**os.environ, "HOME": str(folder), "SQLMAP_UNSAFE_EVAL": "1"}).stdout
        asked += 1
        if "identified the following injection" in output:
            found.append((method, address, output[-800:]))
        elif "do not appear to be injectable" not in output:
            found.append((method, address, "could not be tested: " + output[-800:]))
        requests = len(re.findall(r"\[INFO\] testing '", output))
        print(f"   {method} {address}: {len(names) or 'all'} parameters, {requests} kinds of attack", flush=True)
    return asked, found


def wapiti(practice, browser, folder, seconds):
    """How many pages it knew, and its findings by kind."""
    report = folder / "wapiti.json"
    excluded = [argument for place in LEFT_OUT for argument in ("-x", f"{practice.address}{place}")]
    starts = [argument for method, path, _ in routes()
              if method == "GET" and ":" not in path and not path.startswith(LEFT_OUT)
              for argument in ("-s", practice.address + path)]
    cookie = "; ".join(f"{name}={value}" for name, value in browser.cookies.items())
    done = subprocess.run(
        [*WAPITI, "-u", practice.address + "/", *starts, *excluded, "-H", f"Cookie: {cookie}", "--scope", "domain",
         "-m", "backup,blindsql,buster,crlf,csp,exec,file,htaccess,http_headers,methods,permanentxss,redirect,sql,ssrf,xss,xxe",
         "--flush-session", "--store-session", folder / "session", "--store-config", folder / "config",
         "--max-scan-time", str(seconds), "--max-attack-time", str(seconds), "--no-bugreport", "-f", "json", "-o", report],
        capture_output=True, text=True, timeout=7200, env={**os.environ, "HOME": str(folder)})
    if not report.exists():
        return 0, {"no report": [{"info": done.stdout[-500:] + done.stderr[-500:], "path": "", "parameter": ""}]}
    content = json.loads(report.read_text())
    kinds = {}
    for part in ("vulnerabilities", "anomalies"):
        for kind, faults in content[part].items():
            if faults := [fault for fault in faults if fault["info"] not in NOT_SENT]:
                kinds[kind] = faults
    return int(content["infos"].get("crawled_pages_nbr") or pages(done.stdout)), kinds


def pages(output):
    counted = re.search(r"scan found (\d+)|found (\d+) URLs", output)
    return next((number for number in counted.groups() if number), 0) if counted else 0


def main():
    engine, seconds = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 120
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        practice = Practice(folder, engine=engine)
        browser = practice.set_up()
        practice.patient = practice.enter_patient(browser)
        asked, injections = sqlmap(practice, browser, folder)
        print(f"sqlmap, {engine}: {asked} addresses, {len(injections)} findings")
        for finding in injections:
            print("  ", *finding)
        known, faults = wapiti(practice, browser, folder, seconds)
        count = sum(map(len, faults.values()))
        print(f"wapiti, {engine}: {known} pages, {count} findings; not counted:")
        for header, reason in NOT_SENT.items():
            print(f"   {header}: {reason}")
        for kind, each in faults.items():
            for fault in each[:10]:
                print("  ", kind, fault["path"], fault["parameter"], fault["info"])
        practice.stop()
    sys.exit(bool(injections or faults or not asked))


if __name__ == "__main__":
    main()

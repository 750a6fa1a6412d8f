#!/usr/bin/env python3
"""Checks one entry of a practice's log without Aglaé.

    python3 verify.py PROOF.json --key PUBLIC_KEY_IN_HEX [--head HEAD.json]

PROOF.json is a document aglae.audit-proof/1, HEAD.json a signed head kept from earlier
(aglae.audit-head/1). Exit status 0: the entry is in the log of whoever owns the key, and the log
still begins as in the earlier head; 1: it is not; 2: wrong usage or unreadable documents.

It needs Python 3.9 and its standard library. SHA-256 comes from there; the signature check of
RFC 8032 (Ed25519) and the tree of RFC 9162 are written out below.
"""

import argparse
import datetime
import hashlib
import json
import sys

# Ed25519: RFC 8032, section 5.1. Only public values are handled, so speed and timing do not matter.
P = 2**255 - 19
ORDER = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
ROOT_OF_MINUS_ONE = pow(2, (P - 1) // 4, P)


def decoded(data):
    """The point of 32 bytes in extended coordinates, or None."""
    value = int.from_bytes(data, "little")
    sign, y = value >> 255, value & (2**255 - 1)
    if y >= P:
        return None
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * ROOT_OF_MINUS_ONE % P
    if (x * x - square) % P or (x == 0 and sign):
        return None
    if x & 1 != sign:
        x = P - x
    return (x, y, 1, x * y % P)


def added(a, b):
    s = (a[1] - a[0]) * (b[1] - b[0]) % P
    t = (a[1] + a[0]) * (b[1] + b[0]) % P
    u = 2 * a[3] * b[3] * D % P
    v = 2 * a[2] * b[2] % P
    e, f, g, h = t - s, v - u, v + u, t + s
    return (e * f % P, g * h % P, f * g % P, e * h % P)


def multiple(factor, point):
    result = (0, 1, 1, 0)
    while factor:
        if factor & 1:
            result = added(result, point)
        point = added(point, point)
        factor >>= 1
    return result


def same(a, b):
    return (a[0] * b[2] - b[0] * a[2]) % P == 0 and (a[1] * b[2] - b[1] * a[2]) % P == 0


BASE = decoded((4 * pow(5, P - 2, P) % P).to_bytes(32, "little"))


def is_signature(signature, message, key):
    if len(signature) != 64 or len(key) != 32:
        return False
    owner, commitment = decoded(key), decoded(signature[:32])
    answer = int.from_bytes(signature[32:], "little")
    if owner is None or commitment is None or answer >= ORDER:
        return False
    challenge = hashlib.sha512(signature[:32] + key + message).digest()
    challenge = int.from_bytes(challenge, "little") % ORDER
    return same(multiple(answer, BASE), added(commitment, multiple(challenge, owner)))


def field(value):
    """A field of the canonical bytes: tag, count of bytes, bytes."""
    if value is None:
        return b"\0" + (0).to_bytes(4, "big")
    if isinstance(value, str):
        tag, content = 1, value.encode()
    elif isinstance(value, int):
        tag, content = 2, value.to_bytes(8, "big", signed=True)
    else:
        tag, content = 3, value
    return bytes([tag]) + len(content).to_bytes(4, "big") + content


def leaf_of(event):
    digest = event.get("reasonDigest")
    values = [
        "aglae.audit-event/1", event["clinic"], event["id"], event["at"], event.get("person"),
        event["role"], event["purpose"], event["relation"], event["action"],
        event["subjectKind"], event["subjectID"], event.get("patient"),
        None if digest is None else bytes.fromhex(digest), bytes.fromhex(event["seal"]),
    ]
    return hashlib.sha256(b"\0" + b"".join(field(value) for value in values)).digest()


def joined(left, right):
    return hashlib.sha256(b"\1" + left + right).digest()


def is_head(head, key):
    message = b"".join(
        field(value)
        for value in ("aglae.audit-head/1", head["size"], bytes.fromhex(head["root"]),
                      head["signedAt"]))
    return (head["schema"] == "aglae.audit-head/1"
            and is_signature(bytes.fromhex(head["signature"]), message, key))


def is_included(leaf, index, size, path, root):
    """RFC 9162, section 2.1.3.2."""
    if not 0 <= index < size:
        return False
    place, last, result = index, size - 1, leaf
    for neighbour in path:
        if last == 0:
            return False
        if place & 1 or place == last:
            result = joined(neighbour, result)
            while not place & 1 and place:
                place, last = place >> 1, last >> 1
        else:
            result = joined(result, neighbour)
        place, last = place >> 1, last >> 1
    return last == 0 and result == root


def is_extension(earlier, first_root, later, second_root, path):
    """RFC 9162, section 2.1.4.2."""
    if not 0 < earlier <= later:
        return False
    if earlier == later:
        return not path and first_root == second_root
    rest = ([first_root] if earlier & (earlier - 1) == 0 else []) + path
    if not rest:
        return False
    old = new = rest[0]
    place, last = earlier - 1, later - 1
    while place & 1:
        place, last = place >> 1, last >> 1
    for neighbour in rest[1:]:
        if last == 0:
            return False
        if place & 1 or place == last:
            old, new = joined(neighbour, old), joined(neighbour, new)
            while not place & 1 and place:
                place, last = place >> 1, last >> 1
        else:
            new = joined(new, neighbour)
        place, last = place >> 1, last >> 1
    return last == 0 and old == first_root and new == second_root


def hashes(path):
    result = [bytes.fromhex(text) for text in path]
    if any(len(value) != 32 for value in result):
        raise ValueError("a hash has not 32 bytes")
    return result


def faults(proof, key, kept):
    """What does not hold, in words; nothing when all does."""
    if proof["schema"] != "aglae.audit-proof/1":
        raise ValueError("not a document aglae.audit-proof/1")
    head = proof["head"]
    root = bytes.fromhex(head["root"])
    if not is_head(head, key):
        yield "the head is not signed by this key"
    if not is_included(
            leaf_of(proof["event"]), proof["index"], head["size"], hashes(proof["path"]), root):
        yield "the entry is not in the log, or was changed"
    consistency = proof.get("consistency")
    if consistency is not None:
        earlier = consistency["earlier"]
        if not is_head(earlier, key):
            yield "the earlier head is not signed by this key"
        if not is_extension(
                earlier["size"], bytes.fromhex(earlier["root"]), head["size"], root,
                hashes(consistency["path"])):
            yield "the log was rewritten since the earlier head"
    if kept is not None and (consistency is None or any(
            consistency["earlier"][name] != kept[name] for name in ("size", "root"))):
        yield "the proof does not start from the head that you kept"


def main():
    parser = argparse.ArgumentParser(description="Checks one entry of a practice's log.")
    parser.add_argument("proof")
    parser.add_argument("--key", required=True, help="the practice's public key, 64 digits")
    parser.add_argument("--head", help="a signed head that you kept")
    options = parser.parse_args()
    try:
        with open(options.proof, encoding="utf-8") as file:
            proof = json.load(file)
        kept = None
        if options.head:
            with open(options.head, encoding="utf-8") as file:
                kept = json.load(file)
        key = bytes.fromhex(options.key)
        wrong = list(faults(proof, key, kept))
        at = datetime.datetime.fromtimestamp(
            proof["event"]["at"] // 1_000_000, datetime.timezone.utc)
    except (OSError, ValueError, KeyError, TypeError, AttributeError, OverflowError) as error:
        print(f"cannot be read: {type(error).__name__}: {error}", file=sys.stderr)
        return 2
    for text in wrong:
        print(f"NOT PROVED: {text}")
    if wrong:
        return 1
    event = proof["event"]
    print(
        f"Proved: entry {proof['index']} of {proof['head']['size']}: {at:%Y-%m-%d %H:%M:%S} UTC, "
        f"{event['role']}, {event['action']} {event['subjectKind']} {event['subjectID']}.")
    return 0


if __name__ == "__main__":
    sys.exit(main())

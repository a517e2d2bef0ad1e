"""A certificate for 127.0.0.1 that signs itself, for servers of tests.

context, authority = certificate(tmp_path)         # for ``Server(tls=context)``; a PEM file
"""

from __future__ import annotations

import datetime
import ipaddress
import ssl
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

_ADDRESS = x509.IPAddress(ipaddress.ip_address("127.0.0.1"))


def certificate(folder: Path, *names: str) -> tuple[ssl.SSLContext, Path]:
    """A server's context, and the file by which a client can trust it.

    Args:
        folder: where its files are put.
        names: hosts it is valid for, besides 127.0.0.1.
    """
    key = ec.generate_private_key(ec.SECP256R1())
    pem = folder / "certificate.pem"
    secret = folder / "key.pem"
    pem.write_bytes(_signed(key, names).public_bytes(serialization.Encoding.PEM))
    secret.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(pem, secret)
    return context, pem


def _signed(key: ec.EllipticCurvePrivateKey, names: tuple[str, ...]) -> x509.Certificate:
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "test")])
    now = datetime.datetime.now(datetime.UTC)
    day = datetime.timedelta(days=1)
    builder = x509.CertificateBuilder().subject_name(name).issuer_name(name)
    builder = builder.public_key(key.public_key()).serial_number(1)
    builder = builder.not_valid_before(now - day).not_valid_after(now + day)
    hosts = x509.SubjectAlternativeName([_ADDRESS, *map(x509.DNSName, names)])
    builder = builder.add_extension(hosts, critical=False)
    builder = builder.add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
    return builder.sign(key, hashes.SHA256())

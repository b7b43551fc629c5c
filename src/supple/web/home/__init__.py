"""Supple on the phone at home: TLS on the local network, and the devices that were let in."""

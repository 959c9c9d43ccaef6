"""Hosting: what a web server has to know of a site, written once as rules and spelled for each kind of server."""

from briefbook.hosting.caddy import caddyfile
from briefbook.hosting.github import workflow
from briefbook.hosting.netlify import headers_file, redirects_file
from briefbook.hosting.nginx import nginx_conf
from briefbook.hosting.rules import RULES, Hosted, Rule, Where, is_fingerprinted

__all__ = [
    "RULES",
    "Hosted",
    "Rule",
    "Where",
    "caddyfile",
    "headers_file",
    "is_fingerprinted",
    "nginx_conf",
    "redirects_file",
    "workflow",
]

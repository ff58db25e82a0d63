"""What differs when the site is published. Set SITEURL to the address readers type."""

import os
import sys

sys.path.append(os.curdir)
from pelicanconf import *  # noqa: F403 (Pelican's own way to derive one settings file from another)

# Feeds, sitemaps and citations need the whole address; a forge's CI gives it in the environment.
SITEURL = os.environ.get("KHOTIN_SITEURL", "https://khotin.example.vn").rstrip("/")
EDIT_URL = os.environ.get("KHOTIN_EDIT_URL", "")
FEEDS_HUB = os.environ.get("KHOTIN_HUB", "")
CMS = os.environ.get("KHOTIN_CMS", "")

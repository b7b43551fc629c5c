"""The site's settings for `collectstatic`: compressing is left to tools.compress, which remembers."""

from supple.web.settings import *  # noqa: F403
from tools import places

WHITENOISE_SKIP_COMPRESS_EXTENSIONS = sorted(
    {file.suffix[1:] for file in places.ASSETS.rglob("*.*")} | {"json"}
)
# A file is carried once, under the name made from its content.
WHITENOISE_KEEP_ONLY_HASHED_FILES = True

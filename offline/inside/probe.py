"""Exit 0 when this Python can install the bundle: asked by the install scripts of every Python they find, old ones too."""

import json
import os
import sys
import sysconfig

with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "bundle.json")) as stream:
    bundle = json.load(stream)
fits = "%d.%d" % sys.version_info[:2] in bundle["pythons"] and sysconfig.get_platform() == bundle["runs"]
sys.exit(0 if fits else 1)

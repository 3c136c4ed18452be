"""Takes TensorFlow's two libraries and the headers of its C API out of a wheel: extract.py WHEEL FOLDER.

The wheel's own layout is kept below FOLDER, for its libraries find NVIDIA's beside it by relative path.
"""

import re
import sys
import zipfile

WANTED = re.compile(
    r"tensorflow/libtensorflow(_cc|_framework)?\.(so\.2|2\.dylib)"
    r"|tensorflow/include/(tensorflow/c|xla/tsl/c|tensorflow/core/platform|tsl/platform)/(eager/)?\w+\.h"
    r"|[\w.-]+\.dist-info/METADATA"
)

wheel, folder = sys.argv[1:]
with zipfile.ZipFile(wheel) as archive:
    for name in archive.namelist():
        if WANTED.fullmatch(name):
            archive.extract(name, folder)

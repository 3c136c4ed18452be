#!/usr/bin/env bash
# Run once by Gradescope, as root, when it makes the machine that grades.
set -euo pipefail

apt-get update -qq
# bubblewrap keeps submissions apart from the machine; where it cannot be had, grading goes on without it.
apt-get install -y -qq --no-install-recommends ca-certificates curl xz-utils
apt-get install -y -qq --no-install-recommends bubblewrap || echo "bubblewrap could not be installed"

case "$(uname -m)" in
  x86_64) machine=x64 ;;
  aarch64) machine=arm64 ;;
  *) echo "There is no Node for $(uname -m)" >&2; exit 1 ;;
esac
node="node-v@NODE_VERSION@-linux-$machine.tar.xz"
cd /tmp
curl -fsSLO "https://nodejs.org/dist/v@NODE_VERSION@/$node"
curl -fsSL "https://nodejs.org/dist/v@NODE_VERSION@/SHASUMS256.txt" | grep " $node\$" | sha256sum --check -
tar -xJf "$node" -C /usr/local --strip-components=1
rm "$node"

cd /autograder/source
npm ci

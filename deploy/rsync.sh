#!/usr/bin/env bash
# Đưa output/ lên một máy chủ thường bằng rsync, đổi sang bản mới trong một bước.
# Puts output/ on a plain server with rsync and switches to it in one step.
#
#   deploy/rsync.sh web@may-chu:/srv/khotin     máy chủ qua ssh
#   deploy/rsync.sh /srv/khotin                 cùng máy
#
# The server serves <folder>/current. A reader sees the old site or the new one, never half of each; a
# transfer that breaks off leaves the old one. The last KEEP versions stay for a way back:
#   ln -sfn releases/<version> <folder>/next && mv -T <folder>/next <folder>/current
set -euo pipefail

target=${1:?nơi đến: máy:/thư/mục hoặc /thư/mục}
keep=${KEEP:-5}
version=$(date -u +%Y%m%dT%H%M%SZ)-$$

test -f output/index.html || { echo 'Chưa có output/index.html; chạy make publish trước.' >&2; exit 1; }

if [[ $target == *:* ]]; then
    host=${target%%:*} folder=${target#*:}
    on_server() { ssh "$host" bash -s; }
    prefix=$host:
else
    folder=$target prefix=''
    on_server() { bash -s; }
fi
[[ $folder == /* ]] || { echo "Thư mục trên máy chủ phải bắt đầu bằng /: $folder" >&2; exit 1; }
quoted=$(printf '%q' "$folder")

echo "mkdir -p $quoted/releases" | on_server
# What did not change since the last version is a hard link: no transfer, no space.
rsync --archive --checksum --delete --exclude=/.git --link-dest="$folder/current/" \
    output/ "$prefix$folder/releases/$version.part/"
on_server <<EOS
set -euo pipefail
cd $quoted
mv releases/$version.part releases/$version
ln -sfn releases/$version next
mv -T next current
ls -1d releases/*/ | sort | head -n -$keep | xargs -r rm -rf --
EOS
echo "Đã công bố bản $version"

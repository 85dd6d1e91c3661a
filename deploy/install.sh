#!/bin/sh
# 在没有网络的机器上安装：./install.sh /opt/planqa [python3.11]。目标机器的系统、处理器和 Python 版本要与打包的机器相同。
set -eu
here=$(cd "$(dirname "$0")" && pwd)
target=${1:?"用法：./install.sh 安装到的文件夹 [python]"}
python=${2:-python3.11}
command -v "$python" >/dev/null || { echo "没有 $python；请先安装，或在第二个参数写明" >&2; exit 2; }
mkdir -p "$target"
"$python" -m venv "$target/.venv"
"$target/.venv/bin/python" -m pip install --quiet --disable-pip-version-check --no-index --find-links "$here/wheels" planqa
case $("$python" -c 'import sys; print(sys.base_prefix)') in
    /root/*|/home/*) echo "注意：$python 在个人目录里，deploy 的服务单元（ProtectHome）读不到；作为服务运行请用装在 /usr 下的 Python 3.11" >&2 ;;
esac
cp -r "$here/deploy" "$here/README.md" "$target/"
echo "装好了。试一试：cd $target && .venv/bin/python -m assistant ask 约束性指标有哪些？"
echo "作为服务运行，见 $target/deploy 里的 planqa.service、planqa.env 和 nginx.conf"

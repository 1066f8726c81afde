# Read by ./run, ./test and .ci/run from the checkout's top folder: finds uv, or fetches it into .tools/, and syncs.
# Sets $uv and $bin. Needs Python 3.11 or newer with pip, or uv; says so and ends with 1 when it finds neither.

UV_VERSION=0.13.9
bin=${UV_PROJECT_ENVIRONMENT:-.venv}/bin
export UV_PROJECT_ENVIRONMENT="${UV_PROJECT_ENVIRONMENT:-.venv}"
unset VIRTUAL_ENV               # somebody else's environment is none of ours
unset PYTHONDONTWRITEBYTECODE   # compiled once, every later start takes a third of the time

fits() {  # is this uv new enough for pyproject's required-version?
    "$1" --version 2>/dev/null | grep -Eq '^uv (0\.(1[3-9]|[2-9][0-9])|[1-9][0-9]*)\.'
}

python_with_pip() {  # print the first Python >= 3.11 that has pip
    for name in python3 python3.14 python3.13 python3.12 python3.11 python; do
        "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || continue
        "$name" -m pip --version >/dev/null 2>&1 || continue
        echo "$name"
        return
    done
}

find_uv() {
    for uv in "${HOIAM_UV:-}" uv .tools/uv/bin/uv; do
        [ -n "$uv" ] && fits "$uv" && return
    done
    python=$(python_with_pip)
    if [ -z "$python" ]; then
        echo "Hồi Âm cần Python 3.11 trở lên có pip, hoặc cần uv; máy này chưa có cả hai. Hãy cài một trong hai rồi chạy lại." >&2
        echo "Needs Python 3.11 or newer with pip, or uv: found neither. Install one of them and run this again." >&2
        exit 1
    fi
    echo "· tải uv $UV_VERSION vào .tools/" >&2
    rm -rf .tools/uv .tools/uv.new
    "$python" -m pip install --quiet --disable-pip-version-check --target .tools/uv.new "uv==$UV_VERSION" >&2 || {
        echo "Không tải được uv. Kiểm tra kết nối tới kho gói Python rồi chạy lại; chưa có gì thay đổi." >&2
        exit 1
    }
    mv .tools/uv.new .tools/uv
    uv=.tools/uv/bin/uv
}

sync() {  # what is installed beyond the asked-for groups stays, so that ./run and ./test do not undo each other
    "$uv" python find '>=3.11' >/dev/null 2>&1 || export UV_PYTHON_DOWNLOADS=automatic
    "$uv" sync --frozen --inexact --quiet "$@" || {
        echo "Không cài được thư viện. Kiểm tra kết nối tới kho gói Python rồi chạy lại; dữ liệu không bị ảnh hưởng." >&2
        exit 1
    }
}

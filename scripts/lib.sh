# What scripts/run, scripts/test and .ci/run share: finding, and where allowed installing,
# what the system lacks. Sourced by bash under `set -euo pipefail`; sets `root`.
# Not here: anything about what is built or tested.
# shellcheck shell=bash

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
PATH=$PATH:/usr/sbin:/sbin # ldconfig lives there, and users do not always have it in PATH

# Debian packages that are missing, each once.
missing=()
# What `ldconfig -p` printed, asked once.
known_libraries=
# Where the Vulkan loader looks for the descriptions of drivers.
vulkan_folders=(/usr/share/vulkan/icd.d /usr/local/share/vulkan/icd.d /etc/vulkan/icd.d)

say() { printf '%s\n' "$*" >&2; }

fail() {
    say "$*"
    exit 1
}

on_linux() { [ "$(uname -s)" = Linux ]; }

# Whether a window could be shown at all. Windows and macOS always have a display.
has_display() {
    ! on_linux || [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}${WAYLAND_SOCKET:-}" ]
}

# "a", "a and b", "a, b and c".
in_words() {
    local text=$1
    shift
    while [ $# -gt 1 ]; do
        text="$text, $1"
        shift
    done
    printf '%s' "$text${1:+ and $1}"
}

lacks() {
    local package
    for package in "$@"; do
        case " ${missing[*]} " in
            *" $package "*) ;;
            *) missing+=("$package") ;;
        esac
    done
}

# has_library libX11.so.6: whether the loader finds it. Where nobody can say (no ldconfig: NixOS,
# Alpine), yes: the program looks again by itself before it opens a window.
has_library() {
    if [ -z "$known_libraries" ]; then
        command -v ldconfig >/dev/null || return 0
        known_libraries=$(ldconfig -p 2>/dev/null || true)
        [ -n "$known_libraries" ] || return 0
    fi
    case "$known_libraries" in
        *$'\t'"$1 ("*) return 0 ;;
    esac
    local folder
    local -a folders
    IFS=: read -ra folders <<<"${LD_LIBRARY_PATH:-}"
    for folder in "${folders[@]}"; do
        if [ -e "$folder/$1" ]; then return 0; fi
    done
    return 1
}

# has_file PATTERN...: whether any of the patterns matches a file.
has_file() { compgen -G "$1" >/dev/null || { [ $# -gt 1 ] && has_file "${@:2}"; }; }

# Whether a program can be linked: Rust calls `cc`, which calls the C library's start files.
has_linker() {
    local program status=0
    command -v cc >/dev/null || return 1
    program=$(mktemp)
    printf '#include <stdio.h>\nint main(void) { return puts("") < 0; }\n' |
        cc -x c - -o "$program" >/dev/null 2>&1 || status=1
    rm -f "$program"
    return "$status"
}

# Cargo downloads over HTTPS with the system's certificates.
has_certificates() {
    [ -n "${SSL_CERT_FILE:-}${SSL_CERT_DIR:-}${CARGO_HTTP_CAINFO:-}" ] ||
        has_file /etc/ssl/certs/ca-certificates.crt /etc/ssl/cert.pem '/etc/ssl/certs/*.0' \
            /etc/pki/tls/certs/ca-bundle.crt /etc/ssl/ca-bundle.pem
}

look_for_build() {
    has_linker || lacks gcc libc6-dev
    has_certificates || lacks ca-certificates
}

# Something that draws the window: Vulkan, or OpenGL by way of EGL.
look_for_window() {
    if [ -n "${WAYLAND_DISPLAY:-}${WAYLAND_SOCKET:-}" ]; then
        has_library libwayland-client.so.0 || lacks libwayland-client0
        has_library libxkbcommon.so.0 || lacks libxkbcommon0
    else
        has_library libX11.so.6 || lacks libx11-6
        has_library libX11-xcb.so.1 || lacks libx11-xcb1
        has_library libXcursor.so.1 || lacks libxcursor1
        has_library libXi.so.6 || lacks libxi6
        has_library libxkbcommon-x11.so.0 || lacks libxkbcommon-x11-0
    fi
    if has_library libvulkan.so.1 &&
        { [ -n "${VK_DRIVER_FILES:-}${VK_ICD_FILENAMES:-}" ] ||
            has_file "${vulkan_folders[@]/%//*.json}"; }; then
        return
    fi
    if has_library libEGL.so.1 &&
        { has_library libEGL_nvidia.so.0 || has_file '/usr/lib*/dri/*_dri.so' '/usr/lib/*/dri/*_dri.so'; }; then
        return
    fi
    lacks mesa-vulkan-drivers
}

# The pictures of the window are drawn without a display, by the software renderer lavapipe
# whatever the graphics card, so that they are the same everywhere.
look_for_pictures() {
    if ! has_library libvulkan.so.1 || ! has_file "${vulkan_folders[@]/%//lvp_icd*.json}"; then
        lacks mesa-vulkan-drivers
    fi
}

# may_install: whether apt-get may be run here without a password; sets `as_root`.
may_install() {
    as_root=()
    if [ "$(id -u)" -ne 0 ]; then
        as_root=(sudo -n)
        command -v sudo >/dev/null || return 1
    fi
    "${as_root[@]}" apt-get --version >/dev/null 2>&1
}

# install_missing: all of it or nothing; one sentence where that is not possible.
install_missing() {
    local names log
    local -a as_root
    names=$(in_words "${missing[@]}")
    if ! command -v apt-get >/dev/null; then
        fail "This system lacks what the Debian packages $names hold: install its own packages of the same, then run this again."
    fi
    if ! may_install; then
        fail "This system lacks $names: have an administrator run \"apt-get install ${missing[*]}\", then run this again."
    fi
    say "Installing $names."
    log=$(mktemp)
    # Out-of-date lists may still hold what is needed: only the installation has to succeed.
    "${as_root[@]}" apt-get -q update >"$log" 2>&1 || true
    if ! DEBIAN_FRONTEND=noninteractive "${as_root[@]}" apt-get -q -y --no-install-recommends \
        install "${missing[@]}" >>"$log" 2>&1 </dev/null; then
        tail -n 20 "$log" >&2
        rm -f "$log"
        fail "Could not install $names, for the reason above: mend that, then run this again."
    fi
    rm -f "$log"
    missing=()
    known_libraries=
}

# require_system build|window|pictures...: installs what these lack, or names it and stops.
require_system() {
    local need
    on_linux || return 0
    for need in "$@"; do
        "look_for_$need"
    done
    if [ ${#missing[@]} -gt 0 ]; then
        install_missing
    fi
}

# require_rust: cargo and a compiler of at least Cargo.toml's `rust-version`.
require_rust() {
    local wanted found
    wanted=$(sed -n 's/^rust-version = "\(.*\)"$/\1/p' "$root/Cargo.toml")
    if ! command -v cargo >/dev/null; then
        PATH=$PATH:${CARGO_HOME:-$HOME/.cargo}/bin
    fi
    if ! command -v cargo >/dev/null || ! cargo --version >/dev/null 2>&1; then
        fail "Rust is missing: install version $wanted or newer from https://rustup.rs, then run this again."
    fi
    found=$(rustc --version 2>/dev/null | cut -d' ' -f2) || found=
    if ! at_least "$found" "$wanted"; then
        fail "Rust ${found:-of an unknown version} is too old: install version $wanted or newer, for example with \"rustup update stable\", then run this again."
    fi
}

# at_least 1.96.1 1.95: whether the first version's major.minor reaches the second's.
at_least() {
    local major minor wanted_major wanted_minor
    IFS=.- read -r major minor _ <<<"$1"
    IFS=.- read -r wanted_major wanted_minor _ <<<"$2"
    [[ $major =~ ^[0-9]+$ && $minor =~ ^[0-9]+$ ]] || return 1
    ((major > wanted_major || (major == wanted_major && minor >= wanted_minor)))
}

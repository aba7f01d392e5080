# Copyright 2026 The Regulars authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Sourced by run, test and shell. Finds or makes the place in which Regulars is built:
# this system when it has the floor (GTK 4.18), else a private Debian 13 root that is made
# once and reused. Defines `in_environment CMD…`.

source_dir=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
packages_file=$source_dir/build-aux/packages-debian.txt
cache_dir=${XDG_CACHE_HOME:-$HOME/.cache}/regulars
# In a terminal we ask before installing anything; REGULARS_YES=1 answers all questions.
interactive=false
if [ -t 0 ] && [ -z "${CI:-}" ] && [ -z "${REGULARS_YES:-}" ]; then interactive=true; fi

say () { printf '\033[1m%s\033[0m\n' "$*" >&2; }
die () { printf 'regulars: %s\n' "$*" >&2; exit 1; }

package_list () { grep -vE '^(#|[[:space:]]*$)' "$packages_file"; }

as_root () {
  if [ "$(id -u)" = 0 ]; then "$@"
  elif $interactive; then sudo "$@"
  elif sudo -n true 2>/dev/null; then sudo -n "$@"
  else die "needs to be run once by an administrator: $*"
  fi
}

confirm () {
  $interactive || return 0
  local answer
  read -r -p "$1 [Y/n] " answer
  case $answer in n* | N*) die "stopped at your wish" ;; esac
}

os_field () { sed -n "s/^$1=\"\{0,1\}\([^\"]*\)\"\{0,1\}\$/\1/p" /etc/os-release 2>/dev/null; }

version_at_least () { [ "$(printf '%s\n%s\n' "$2" "$1" | sort -V | head -n 1)" = "$2" ]; }

# Which way this system is served: apt, dnf, pacman, or root (a private Debian 13).
system_kind () {
  local id version
  id=$(os_field ID); version=$(os_field VERSION_ID)
  case $id in
    debian) version_at_least "${version:-99}" 13 && { echo apt; return; } ;;
    ubuntu) version_at_least "$version" 25.04 && { echo apt; return; } ;;
    fedora) version_at_least "$version" 42 && { echo dnf; return; } ;;
    arch) echo pacman; return ;;
  esac
  echo root
}

install_native_apt () {
  local missing
  missing=$(package_list | while read -r p; do
    dpkg-query -W -f '${Status}' "$p" 2>/dev/null | grep -q 'ok installed' || echo "$p"
  done)
  [ -n "$missing" ] || return 0
  say "Packages to install: $(echo $missing)"
  confirm "Install them with apt?"
  as_root apt-get update -qq
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends $missing
}

# The names other distributions give to what packages-debian.txt lists.
install_native_dnf () {
  confirm "Install the build dependencies with dnf?"
  as_root dnf install -y gcc gcc-c++ meson ninja-build pkgconf gettext git clang-tools-extra \
    gtk4-devel gtk4-devel-tools libadwaita-devel sqlite-devel sqlite libsoup3-devel yyjson-devel libsodium-devel \
    uchardet-devel adwaita-icon-theme librsvg2 gtk-update-icon-cache appstream desktop-file-utils \
    libxml2 itstool at-spi2-core dbus-daemon openbox poppler-utils python3-gobject xdotool \
    xorg-x11-server-Xvfb ImageMagick glibc-all-langpacks
}

install_native_pacman () {
  confirm "Install the build dependencies with pacman?"
  as_root pacman -S --needed --noconfirm gcc meson ninja pkgconf gettext git clang gtk4 libadwaita \
    sqlite libsoup3 yyjson libsodium uchardet adwaita-icon-theme librsvg appstream \
    desktop-file-utils libxml2 itstool at-spi2-core dbus openbox poppler python-gobject xdotool \
    xorg-server-xvfb imagemagick
}

# --- the private root -------------------------------------------------------------------

root_tools () {
  local tool missing=
  for tool in mmdebstrap bwrap newuidmap; do
    command -v $tool >/dev/null || missing="$missing $tool"
  done
  [ -n "$missing" ] || return 0
  command -v apt-get >/dev/null ||
    die "this system is older than GTK 4.18 and has no apt; please install:$missing"
  say "Installing what makes the private build root: mmdebstrap, bubblewrap, uidmap"
  confirm "Install them with apt?"
  as_root apt-get update -qq
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
    mmdebstrap bubblewrap uidmap debian-archive-keyring >&2
}

sdk_path () {
  local hash
  hash=$(package_list | sha256sum | cut -c 1-12)
  echo "$cache_dir/sdk-$hash"
}

can_unshare () { bwrap --unshare-user --ro-bind / / true 2>/dev/null; }

sdk_mirror () {
  # The mirror this machine already uses serves the newer suite too.
  local uri
  uri=$(sed -n 's/^URIs: \([^ ]*\/debian\)\/\{0,1\}$/\1/p' /etc/apt/sources.list.d/debian.sources 2>/dev/null | head -n 1)
  [ -n "$uri" ] || uri=$(sed -n 's/^deb \([^ ]*\/debian\)\/\{0,1\} .*/\1/p' /etc/apt/sources.list 2>/dev/null | head -n 1)
  echo "$uri"
}

make_sdk () {
  local target=$1 partial mode=unshare packages
  partial=$target.partial-$$
  packages=$(package_list | paste -s -d ,)
  can_unshare || { [ "$(id -u)" = 0 ] && mode=root; }
  say "Making the private build root (Debian 13, about 1.6 GB, once; takes a few minutes)"
  # Whatever an interrupted earlier attempt left behind is of no use.
  rm -rf "$target".partial-* 2>/dev/null || true
  trap 'rm -rf "$partial"' EXIT
  trap 'exit 130' INT TERM
  local extra=
  # apt's own default names the suite of the host; the root wants the newer one from the same place.
  mmdebstrap --variant=apt --mode=$mode --include="$packages" \
    --customize-hook='for l in nl_NL de_DE fr_FR ar_EG sv_SE; do chroot "$1" localedef -i $l -f UTF-8 $l.UTF-8; done' \
    --customize-hook='rm -rf "$1"/var/cache/apt/archives/*.deb "$1"/var/lib/apt/lists/*' \
    trixie "$partial" $(sdk_mirror) >&2 || die "the private root could not be made (see above); nothing was left behind"
  # Same packages, unpacked on another day: complete only under its final name.
  mv -T "$partial" "$target"
  trap - EXIT INT TERM
}

ensure_sdk () {
  sdk=$(sdk_path)
  [ -d "$sdk" ] && return 0
  mkdir -p "$cache_dir"
  exec 8>"$cache_dir/sdk.lock"
  flock -n 8 || { say "Another set-up is under way; waiting for it"; flock 8; }
  [ -d "$sdk" ] || make_sdk "$sdk"
  exec 8>&-
}

in_bwrap () {
  local binds=(--bind "$source_dir" "$source_dir") parent=$source_dir/../shared dir
  [ -d "$parent" ] && binds+=(--ro-bind "$(cd "$parent" && pwd)" "$(cd "$parent" && pwd)")
  # A git worktree keeps its history elsewhere.
  dir=$(git -C "$source_dir" rev-parse --path-format=absolute --git-common-dir 2>/dev/null || true)
  [ -n "$dir" ] && [ -d "$dir" ] && binds+=(--bind "$dir" "$dir")
  for dir in "${REGULARS_BIND:-}" "${XDG_RUNTIME_DIR:-}" /tmp/.X11-unix; do
    [ -n "$dir" ] && [ -d "$dir" ] && binds+=(--bind "$dir" "$dir")
  done
  # A home inside the cache, so that the programs run here never meet the user's own files.
  mkdir -p "$cache_dir/home"
  bwrap --unshare-user --uid 0 --gid 0 --unshare-pid --die-with-parent --ro-bind "$sdk/usr" /usr --ro-bind "$sdk/etc" /etc --ro-bind "$sdk/var" /var \
    --symlink usr/bin /bin --symlink usr/sbin /sbin --symlink usr/lib /lib --symlink usr/lib64 /lib64 --dev /dev --proc /proc \
    --tmpfs /tmp --tmpfs /run --tmpfs /var/tmp --tmpfs /root --perms 1777 --tmpfs /dev/shm \
    "${binds[@]}" --bind "$cache_dir/home" "$HOME" \
    --setenv HOME "$HOME" --setenv REGULARS_IN_ROOT 1 --setenv PATH "$run_path" \
    --setenv LANG "${REGULARS_LANG:-C.UTF-8}" --unsetenv LC_ALL --unsetenv LANGUAGE \
    --chdir "$PWD" "$@"
}

# Where user namespaces are not to be had and we are root.
in_chroot () {
  local point=$sdk$source_dir
  mkdir -p "$point" "$sdk/proc" "$sdk/dev/shm"
  mountpoint -q "$point" || mount --bind "$source_dir" "$point"
  mountpoint -q "$sdk/proc" || mount -t proc proc "$sdk/proc"
  mountpoint -q "$sdk/dev" || mount --rbind /dev "$sdk/dev"
  chroot "$sdk" env HOME=/root REGULARS_IN_ROOT=1 PATH="$run_path" LANG="${REGULARS_LANG:-C.UTF-8}" \
    sh -c 'cd "$0" && exec "$@"' "$PWD" "$@"
}

build_dir=${REGULARS_BUILD_DIR:-$source_dir/_build}
run_path=$build_dir/src/app:$build_dir/src/tool:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin

if [ -n "${REGULARS_IN_ROOT:-}" ]; then
  in_environment () { PATH="$run_path" "$@"; }
else
  case $(system_kind) in
    apt) install_native_apt; in_environment () { PATH="$build_dir/src/app:$build_dir/src/tool:$PATH" "$@"; } ;;
    dnf) install_native_dnf; in_environment () { PATH="$build_dir/src/app:$build_dir/src/tool:$PATH" "$@"; } ;;
    pacman) install_native_pacman; in_environment () { PATH="$build_dir/src/app:$build_dir/src/tool:$PATH" "$@"; } ;;
    root)
      root_tools
      ensure_sdk
      if can_unshare; then in_environment () { in_bwrap "$@"; }; else in_environment () { in_chroot "$@"; }; fi
      ;;
  esac
fi

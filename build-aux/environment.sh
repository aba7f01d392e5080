# Copyright 2026 The Regulars authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Sourced by run, test and shell. Finds or makes the place in which Regulars is built:
# this system when it has the floor (GTK 4.18), else a private Debian 13 root that is made
# once and reused. Defines `in_environment CMD…`.
#
# What may be set from outside:
#   REGULARS_YES=1           nothing is asked, even in a terminal
#   REGULARS_ENVIRONMENT=    native, root (private root) or chroot (private root without
#                            user namespaces) instead of what the system suggests
#   REGULARS_BUILD_DIR=      another build directory than _build
#   REGULARS_BIND=A:B        further folders the private root may write to
#   REGULARS_LANG=           the language of programs started here

source_dir=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
packages_file=$source_dir/build-aux/packages-debian.txt
cache_dir=${XDG_CACHE_HOME:-${HOME:-/tmp}/.cache}/regulars
# In a terminal we ask before installing anything; REGULARS_YES=1 answers all questions.
interactive=false
if [ -t 0 ] && [ -z "${CI:-}" ] && [ -z "${REGULARS_YES:-}" ]; then interactive=true; fi

say () { printf '\033[1m%s\033[0m\n' "$*" >&2; }
die () { printf 'regulars: %s\n' "$*" >&2; exit 1; }

package_list () { grep -vE '^(#|[[:space:]]*$)' "$packages_file"; }

as_root () {
  if [ "$(id -u)" = 0 ]; then "$@"
  elif ! command -v sudo >/dev/null; then die "an administrator has to run this once: $*"
  elif $interactive; then sudo "$@"
  elif sudo -n true 2>/dev/null; then sudo -n "$@"
  else die "an administrator has to run this once: $*"
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
  case ${REGULARS_ENVIRONMENT:-} in
    root | chroot) echo root; return ;;
    native)
      for id in apt dnf pacman; do command -v $id >/dev/null && { echo $id; return; }; done
      die "no package manager known here (apt, dnf, pacman)" ;;
  esac
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
dnf_names='gcc gcc-c++ libasan libubsan meson ninja-build pkgconf-pkg-config gettext git
  clang-tools-extra gtk4-devel gtk4-devel-tools libadwaita-devel sqlite-devel sqlite libsoup3-devel
  yyjson-devel libsodium-devel uchardet-devel adwaita-icon-theme librsvg2 gtk-update-icon-cache
  rsms-inter-fonts dejavu-sans-fonts google-noto-sans-arabic-fonts appstream desktop-file-utils
  libxml2 itstool at-spi2-core dbus-daemon openbox poppler-utils python3-gobject xdotool xwd
  xorg-x11-server-Xvfb ImageMagick glibc-all-langpacks'
pacman_names='gcc meson ninja pkgconf gettext git clang gtk4 libadwaita sqlite libsoup3 yyjson
  libsodium uchardet adwaita-icon-theme librsvg gtk-update-icon-cache inter-font ttf-dejavu
  noto-fonts appstream desktop-file-utils libxml2 itstool at-spi2-core dbus openbox poppler
  python-gobject xdotool xorg-xwd xorg-server-xvfb imagemagick'

install_native_dnf () {
  local missing
  missing=$(for p in $dnf_names; do rpm -q --whatprovides "$p" >/dev/null 2>&1 || echo "$p"; done)
  [ -n "$missing" ] || return 0
  say "Packages to install: $(echo $missing)"
  confirm "Install them with dnf?"
  as_root dnf install -y $missing
}

install_native_pacman () {
  local missing
  missing=$(pacman -T $pacman_names || true)
  [ -n "$missing" ] || return 0
  say "Packages to install: $(echo $missing)"
  confirm "Install them with pacman?"
  as_root pacman -S --needed --noconfirm $missing
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

can_unshare () {
  [ "${REGULARS_ENVIRONMENT:-}" != chroot ] &&
    bwrap --unshare-user --unshare-pid --ro-bind / / --dev /dev --proc /proc --tmpfs /tmp true 2>/dev/null
}

# The other way in: root may mount in a namespace of its own and change the root directory.
can_chroot () {
  [ "$(id -u)" = 0 ] && unshare --mount --pid --fork --propagation private mount -t tmpfs scratch /mnt 2>/dev/null
}

# The mirror this machine already uses serves the newer suite too; without one, the tool's own.
sdk_mirror () {
  local uri
  uri=$(sed -n 's/^URIs: \([^ ]*\/debian\)\/\{0,1\}$/\1/p' /etc/apt/sources.list.d/debian.sources 2>/dev/null | head -n 1)
  [ -n "$uri" ] || uri=$(sed -n 's/^deb \([^ ]*\/debian\)\/\{0,1\} .*/\1/p' /etc/apt/sources.list 2>/dev/null | head -n 1)
  echo "$uri"
}

free_megabytes () { df -Pm "$1" | awk 'NR == 2 { print $4 }'; }

# The tool works in a scratch folder of its own and hands over an archive, which is unpacked
# beside the final place and renamed when whole: nobody ever meets half a root, the unpacked
# files belong to whoever asked for them, and a home nobody else may enter is no obstacle.
make_sdk () {
  local target=$1 partial=$1.partial-$$ mode=unshare scratch=/var/tmp packages space maker dir
  packages=$(package_list | paste -s -d ,)
  can_unshare || mode=root
  for dir in "$cache_dir" "$scratch"; do
    space=$(free_megabytes "$dir")
    [ "$space" -ge 2500 ] || die "$dir has $space MB free, 2,500 MB are needed"
  done
  say "Making the private build root (Debian 13, about 1.6 GB, once; takes two to five minutes)"
  # Whatever an interrupted earlier attempt left behind is of no use.
  rm -rf "$target".partial-*
  mkdir "$partial"
  # A process group of its own, so that stopping this script stops all of it.
  set -m
  {
    TMPDIR=$scratch mmdebstrap --variant=apt --mode=$mode --format=tar --include="$packages" \
      --aptopt='Acquire::Retries "3"' \
      --customize-hook='for l in nl_NL de_DE fr_FR ar_EG sv_SE; do chroot "$1" localedef -i $l -f UTF-8 $l.UTF-8; done' \
      --customize-hook='rm -rf "$1"/var/cache/apt/archives/*.deb "$1"/var/lib/apt/lists/*' \
      trixie - $(sdk_mirror) | tar -C "$partial" -x --exclude='./dev/*'
  } </dev/null >&2 &
  maker=$!
  set +m
  trap 'kill -TERM -- -$maker 2>/dev/null || true; wait $maker 2>/dev/null || true; rm -rf "$partial"' EXIT
  trap 'exit 130' INT TERM HUP
  wait $maker || die "the private root could not be made (see above); nothing was left behind"
  mv -T "$partial" "$target"
  trap - EXIT INT TERM HUP
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

# The folders of this machine that are seen, at the same path, inside the private root.
shared_folders () {
  local dir
  printf '%s\n' "$source_dir"
  # A git worktree keeps its history elsewhere.
  git -C "$source_dir" rev-parse --path-format=absolute --git-common-dir 2>/dev/null || true
  [ -z "${REGULARS_BIND:-}" ] || printf '%s\n' "$REGULARS_BIND" | tr : '\n'
  for dir in "$source_dir/../shared" "${XDG_RUNTIME_DIR:-}" /tmp/.X11-unix /dev/dri; do
    [ -n "$dir" ] && [ -d "$dir" ] && (cd "$dir" && pwd)
  done
  return 0
}

# Where to stand inside: here, when here is seen there.
inner_folder () {
  local dir
  for dir in "$@"; do
    case $PWD/ in "$dir"/*) echo "$PWD"; return ;; esac
  done
  echo "$source_dir"
}

# What must not leak in from this system or from the user's own settings.
foreign_variables='LC_ALL LANGUAGE LD_LIBRARY_PATH LD_PRELOAD PKG_CONFIG_PATH PYTHONPATH PYTHONHOME
  XDG_DATA_HOME XDG_CONFIG_HOME XDG_CACHE_HOME XDG_STATE_HOME XDG_DATA_DIRS XDG_CONFIG_DIRS
  GI_TYPELIB_PATH GTK_PATH GTK_THEME GTK_MODULES GIO_EXTRA_MODULES GSETTINGS_SCHEMA_DIR CFLAGS LDFLAGS CC'
# A home inside the cache, so that programs run here never meet the user's own files.
inner_home=/home/regulars

in_bwrap () {
  local folders arguments=() dir authority=${XAUTHORITY:-${HOME:-}/.Xauthority}
  mkdir -p "$cache_dir/home"
  mapfile -t folders < <(shared_folders)
  for dir in "${folders[@]}"; do
    case $dir in
      /dev/*) arguments+=(--dev-bind "$dir" "$dir") ;;
      */shared) arguments+=(--ro-bind "$dir" "$dir") ;;
      *) arguments+=(--bind "$dir" "$dir") ;;
    esac
  done
  [ -f "$authority" ] && arguments+=(--ro-bind "$authority" /run/xauthority --setenv XAUTHORITY /run/xauthority)
  for dir in $foreign_variables; do arguments+=(--unsetenv "$dir"); done
  [ -d "${XDG_RUNTIME_DIR:-/nowhere}" ] || arguments+=(--unsetenv XDG_RUNTIME_DIR)
  bwrap --unshare-user --uid 0 --gid 0 --unshare-pid --die-with-parent \
    --ro-bind "$sdk/usr" /usr --ro-bind "$sdk/etc" /etc --ro-bind "$sdk/var" /var \
    --symlink usr/bin /bin --symlink usr/sbin /sbin --symlink usr/lib /lib --symlink usr/lib64 /lib64 \
    --dev /dev --proc /proc --ro-bind-try /sys /sys --perms 1777 --tmpfs /dev/shm \
    --perms 1777 --tmpfs /tmp --tmpfs /run --perms 1777 --tmpfs /var/tmp --tmpfs /root \
    --bind "$cache_dir/home" "$inner_home" "${arguments[@]}" \
    --setenv HOME "$inner_home" --setenv REGULARS_IN_ROOT 1 --setenv PATH "$run_path" \
    --setenv LANG "${REGULARS_LANG:-C.UTF-8}" --chdir "$(inner_folder "${folders[@]}")" "$@"
}

# Where user namespaces are not to be had and we are root. Everything is mounted in a mount
# namespace of its own, so nothing stays mounted afterwards, however the command ends.
in_chroot () {
  local folders
  mkdir -p "$cache_dir/home"
  mapfile -t folders < <(shared_folders)
  unshare --mount --pid --fork --kill-child --propagation private -- bash -euc '
    sdk=$1 home=$2 inner_home=$3 inside=$4 path=$5 language=$6; shift 6
    mount --bind "$sdk" "$sdk"
    mount -t proc proc "$sdk/proc"
    mount -t tmpfs -o mode=755 devices "$sdk/dev"
    for name in null zero full random urandom tty; do
      touch "$sdk/dev/$name"; mount --bind "/dev/$name" "$sdk/dev/$name"
    done
    ln -s /proc/self/fd "$sdk/dev/fd"
    mkdir "$sdk/dev/shm" "$sdk/dev/pts"
    for name in stdin:0 stdout:1 stderr:2; do ln -s "/proc/self/fd/${name#*:}" "$sdk/dev/${name%:*}"; done
    [ -d /dev/pts ] && mount --bind /dev/pts "$sdk/dev/pts"
    for name in dev/shm tmp var/tmp run home; do mount -t tmpfs -o mode=1777 scratch "$sdk/$name"; done
    mkdir -p "$sdk$inner_home"; mount --bind "$home" "$sdk$inner_home"
    while [ "$1" != -- ]; do
      mkdir -p "$sdk$1"; mount --bind "$1" "$sdk$1"; shift
    done
    shift
    exec chroot "$sdk" env HOME="$inner_home" REGULARS_IN_ROOT=1 PATH="$path" LANG="$language" \
      sh -c '\''cd "$0" && exec "$@"'\'' "$inside" "$@"
  ' in-chroot "$sdk" "$cache_dir/home" "$inner_home" "$(inner_folder "${folders[@]}")" \
    "$run_path" "${REGULARS_LANG:-C.UTF-8}" "${folders[@]}" -- env $(printf -- '-u %s ' $foreign_variables) "$@"
}

build_dir=${REGULARS_BUILD_DIR:-$source_dir/_build}
run_path=$build_dir/src/app:$build_dir/src/tool:/usr/lib/ccache:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin

if [ -n "${REGULARS_IN_ROOT:-}" ]; then
  in_environment () { PATH="$run_path" "$@"; }
else
  case $(system_kind) in
    apt) install_native_apt; in_environment () { PATH="$build_dir/src/app:$build_dir/src/tool:$PATH" "$@"; } ;;
    dnf) install_native_dnf; in_environment () { PATH="$build_dir/src/app:$build_dir/src/tool:$PATH" "$@"; } ;;
    pacman) install_native_pacman; in_environment () { PATH="$build_dir/src/app:$build_dir/src/tool:$PATH" "$@"; } ;;
    root)
      root_tools
      if can_unshare; then in_environment () { in_bwrap "$@"; }
      elif can_chroot; then in_environment () { in_chroot "$@"; }
      else die "neither user namespaces nor mounts are allowed here; in a container, start from Debian 13"
      fi
      ensure_sdk
      ;;
  esac
fi

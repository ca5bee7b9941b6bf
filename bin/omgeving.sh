# Sourced by the commands in bin/: Debian packages, Python, the local PostgreSQL cluster, fonts.
# Every step looks first whether its work is done, so a second run costs next to nothing.
# shellcheck shell=bash

REPO=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
LOKAAL=$REPO/.lokaal
PYTHON=$REPO/.venv/bin/python
DATABASE_NAME=${DATABASE_NAME:-sociale_kaart}
CLUSTER_ROL=sociale_kaart
CLUSTER_GESTART=nee

# Messages go to standard error: the output of a command stays clean.
meld() { printf '%s\n' "$@" >&2; }
stop_met() {
  meld "$@"
  exit 1
}
is_root() { [ "$(id -u)" = 0 ]; }
hash_van() { cat -- "$@" | sha256sum | cut -c1-64; }

# is_bij STEMPEL HASH: was this step done for this very input?
is_bij() { [ "$(cat "$1" 2>/dev/null)" = "$2" ]; }

# One command at a time sets up; the lock is file descriptor 9 of the caller's block.
wacht_op_slot() {
  flock -n 9 || { meld "Een ander commando is bezig met inrichten; even wachten…" && flock 9; }
}

# --- Debian packages ---------------------------------------------------------------------------

list_ontbrekend() {
  local pakket
  for pakket in "$@"; do
    [ "$(dpkg-query -W -f='${db:Status-Status}' "$pakket" 2>/dev/null)" = installed ] || echo "$pakket"
  done
}

# Version of the newest installed PostgreSQL that has PostGIS; 14 is the oldest that Django supports.
find_postgres() {
  local map versie beste=0
  for map in /usr/lib/postgresql/*/bin; do
    versie=${map#/usr/lib/postgresql/}
    versie=${versie%/bin}
    [ -x "$map/initdb" ] && [ -e "/usr/share/postgresql/$versie/extension/postgis.control" ] || continue
    if [ "$versie" -ge 14 ] && [ "$versie" -gt "$beste" ]; then beste=$versie; fi
  done
  [ "$beste" -gt 0 ] && echo "$beste"
}

# Name of the package with PostgreSQL and PostGIS: 15 on Debian 12, 14 or 16 on Ubuntu, as apt has it.
find_postgis_pakket() {
  local naam
  naam=$(apt-cache search --names-only '^postgresql-[0-9]+-postgis-3$' 2>/dev/null | cut -d' ' -f1 | sort -V | tail -n 1)
  echo "${naam:-postgresql-postgis}"
}

# A Python of 3.11 or later; the distribution's own first, because every user can reach it.
find_python() {
  local kandidaat
  for kandidaat in /usr/bin/python3 python3.13 python3.12 python3.11 python3; do
    if "$kandidaat" -c 'import sys, ensurepip, venv; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
      command -v "$kandidaat"
      return
    fi
  done
  return 1
}

# The browser of the tests: its shell draws the same pages for less work, where the distribution has it as a package.
# A machine that never asked knows of no package at all; then Debian's name is tried first.
find_chromiumpakket() {
  if ! apt-cache show chromium >/dev/null 2>&1 || apt-cache show chromium-headless-shell >/dev/null 2>&1; then
    echo chromium-headless-shell
  else
    echo chromium
  fi
}

python_pakket() {
  # Ubuntu 22.04 has Python 3.10 as its own and 3.11 beside it.
  if grep -qs '^VERSION_ID="22.04"' /etc/os-release; then echo python3.11-venv; else echo python3-venv; fi
}

# install_pakketten [extra…]: what is missing, as root or with sudo; without those it says what to type.
install_pakketten() {
  local verplicht=() gewenst=() alles als_root=() regel
  command -v dpkg-query >/dev/null || stop_met "Dit werkt op Debian en Ubuntu; dpkg is hier niet gevonden."
  find_python >/dev/null || verplicht+=("$(python_pakket)")
  if [ -n "${DATABASE_URL:-}" ]; then
    /sbin/ldconfig -p | grep 'libgdal\.so' >/dev/null || verplicht+=(gdal-bin)
  else
    find_postgres >/dev/null || verplicht+=("$(find_postgis_pakket)")
  fi
  mapfile -t -O "${#verplicht[@]}" verplicht < <(list_ontbrekend "$@")
  mapfile -t gewenst < <(list_ontbrekend ca-certificates fonts-vollkorn fonts-lato fonts-dejavu-core hunspell-nl)
  alles=("${verplicht[@]}" "${gewenst[@]}")
  [ ${#alles[@]} -gt 0 ] || return 0

  regel="apt-get install -y --no-install-recommends ${alles[*]}"
  if ! is_root; then
    if sudo -n true 2>/dev/null || { [ -t 0 ] && command -v sudo >/dev/null; }; then
      als_root=(sudo)
    elif [ ${#verplicht[@]} -gt 0 ]; then
      stop_met "Er ontbreken programma's, en u bent geen root en hebt geen sudo. Vraag een beheerder om dit te draaien:" \
        "" "    $regel" "" "Start daarna dit commando opnieuw."
    else
      meld "Niet nodig, wel mooier: $regel"
      return 0
    fi
  fi
  meld "Pakketten installeren: ${alles[*]}"
  "${als_root[@]}" apt-get update -q >&2 || meld "De pakketlijst is niet vernieuwd; het gaat door met de oude."
  # Before the update apt may not have known which PostgreSQL and which browser it offers.
  regel=${regel/postgresql-postgis/$(find_postgis_pakket)}
  regel=${regel/chromium-headless-shell/$(find_chromiumpakket)}
  # shellcheck disable=SC2086  # the words of the line are the arguments
  "${als_root[@]}" env DEBIAN_FRONTEND=noninteractive $regel >&2 </dev/null ||
    stop_met "Installeren lukte niet. Dit was het commando:" "" "    $regel"
}

# --- Python ------------------------------------------------------------------------------------

# make_venv [requirements-dev.txt]: the locked packages, installed again only when a lock changed.
make_venv() {
  local python bestand sloten=("$REPO/requirements.txt") stempel=$REPO/.venv/.stempel-basis hash argumenten=()
  if [ $# -gt 0 ]; then
    sloten+=("$REPO/$1")
    stempel=$REPO/.venv/.stempel-dev
  fi
  hash=$(hash_van "${sloten[@]}")
  if [ -x "$PYTHON" ] && is_bij "$stempel" "$hash"; then return 0; fi
  if ! "$PYTHON" -c '' 2>/dev/null; then
    python=$(find_python) || stop_met "Er is geen Python 3.11 of nieuwer met venv gevonden."
    "$python" -m venv --clear "$REPO/.venv"
  fi
  meld "Python-pakketten installeren…"
  for bestand in "${sloten[@]}"; do argumenten+=(-r "$bestand"); done
  "$PYTHON" -m pip install -qq --disable-pip-version-check --require-hashes "${argumenten[@]}" >&2 ||
    stop_met "De Python-pakketten zijn niet geïnstalleerd. Is er netwerk?"
  echo "$hash" >"$stempel"
}

# --- The local cluster -------------------------------------------------------------------------

# postgres refuses to run as root and cannot pass a closed folder: then the data go to its own home.
find_cluster() {
  local kenmerk elders
  kenmerk=$(printf '%s' "$REPO" | sha256sum | cut -c1-12)
  elders=/var/lib/postgresql/sociale-kaart-$kenmerk
  CLUSTER_MAP=$LOKAAL/pg
  if is_root && [ ! -d "$CLUSTER_MAP" ]; then
    if [ -d "$elders" ] || ! runuser -u postgres -- test -x "$LOKAAL"; then CLUSTER_MAP=$elders; fi
  fi
  CLUSTER_SOCKET=$LOKAAL/socket
  # A socket address holds 107 bytes at most, and the settings of PostgreSQL split on some characters.
  if [ "$CLUSTER_MAP" != "$LOKAAL/pg" ] || [ "$(printf '%s' "$CLUSTER_SOCKET" | wc -c)" -gt 88 ] ||
    [[ $CLUSTER_SOCKET =~ [^A-Za-z0-9/._-] ]]; then
    CLUSTER_SOCKET=/tmp/sociale-kaart-$kenmerk
  fi
}

# The search knows Dutch better with a dictionary. It must lie with the database server, which takes root; without it
# the search works in its weaker mode and says so (docs/beheer.md).
install_woordenboek() {
  local doel als_root=() bron=/usr/share/hunspell/nl_NL.dic
  doel=/usr/share/postgresql/$(cat "$CLUSTER_MAP/PG_VERSION")/tsearch_data
  [ -e "$bron" ] && [ -d "$doel" ] || return 0
  if [ "$doel/sociale_kaart.dict" -nt "$bron" ] && [ "$doel/sociale_kaart.dict" -nt "$REPO/bin/woordenboek.py" ]; then
    return 0
  fi
  if ! is_root; then
    if ! sudo -n true 2>/dev/null; then return 0; fi
    als_root=(sudo)
  fi
  "${als_root[@]}" "$(readlink -f "$PYTHON")" -B "$REPO/bin/woordenboek.py" "$doel" ||
    meld "Het woordenboek is niet gemaakt; het zoeken werkt met minder kennis van het Nederlands."
}

# Runs a command as the owner of the cluster, outside our own folder and without our locks.
als_eigenaar() {
  local eigenaar=()
  if is_root; then eigenaar=(runuser -u "$(stat -c %U "$CLUSTER_MAP")" --); fi
  (cd / && exec "${eigenaar[@]}" "$@") 8>&- 9>&-
}

make_cluster() {
  meld "Database maken in ${CLUSTER_MAP#"$REPO"/}…"
  mkdir -m 700 "$CLUSTER_MAP" 2>/dev/null || true
  if is_root; then chown postgres "$CLUSTER_MAP"; fi
  als_eigenaar "/usr/lib/postgresql/$(find_postgres)/bin/initdb" --pgdata "$CLUSTER_MAP" --username "$CLUSTER_ROL" \
    --encoding UTF8 --locale C.UTF-8 --auth-local trust --auth-host reject >"$LOKAAL/initdb.log" 2>&1 ||
    stop_met "De database is niet gemaakt:" "$(tail -n 5 "$LOKAAL/initdb.log")"
}

# Trust is safe here: there is no TCP, and only the owner (and root) can enter the folder of the socket.
make_socketmap() {
  local eigenaar
  eigenaar=$(stat -c %U "$CLUSTER_MAP")
  if [ ! -d "$CLUSTER_SOCKET" ]; then
    mkdir -m 700 "$CLUSTER_SOCKET"
    if is_root; then chown "$eigenaar" "$CLUSTER_SOCKET"; fi
  fi
  [ "$(stat -c '%U %a' "$CLUSTER_SOCKET")" = "$eigenaar 700" ] ||
    stop_met "De map $CLUSTER_SOCKET is niet van ons. Haal haar weg en start opnieuw."
}

cluster_draait() { pg_isready --quiet --host "$CLUSTER_SOCKET"; }

start_cluster() {
  local opties versie
  find_cluster
  # Every command that uses the cluster holds this lock, so that the last one may stop it.
  exec 8>"$LOKAAL/in-gebruik"
  flock -s 8
  if cluster_draait; then return 0; fi
  [ -d "$CLUSTER_MAP" ] && [ -n "$(ls -A "$CLUSTER_MAP" 2>/dev/null || echo dicht)" ] || make_cluster
  versie=$(cat "$CLUSTER_MAP/PG_VERSION" 2>/dev/null) ||
    stop_met "De database in $CLUSTER_MAP is van gebruiker $(stat -c %U "$CLUSTER_MAP"). Start dit commando als root."
  [ -x "/usr/lib/postgresql/$versie/bin/pg_ctl" ] ||
    stop_met "De database is gemaakt met PostgreSQL $versie, en die staat hier niet meer. Zie docs/beheer.md, Upgrade."
  make_socketmap
  opties="-c listen_addresses='' -c unix_socket_directories='$CLUSTER_SOCKET' -c port=5432"
  opties+=" -c shared_buffers=256MB -c max_connections=100 -c jit=off -c random_page_cost=1.1"
  if [ "${CLUSTER_SNEL:-nee}" = ja ]; then opties+=" -c synchronous_commit=off"; fi
  als_eigenaar "/usr/lib/postgresql/$versie/bin/pg_ctl" start --pgdata "$CLUSTER_MAP" --log "$CLUSTER_MAP/logboek" \
    --silent --wait --timeout 60 --options "$opties" >&2 ||
    stop_met "De database start niet:" "$(tail -n 5 "$CLUSTER_MAP/logboek")"
  CLUSTER_GESTART=ja
}

# Only what this command started itself, and only when no other command still uses it.
stop_cluster() {
  if [ "$CLUSTER_GESTART" != ja ] || ! flock -xn 8; then return 0; fi
  als_eigenaar "/usr/lib/postgresql/$(cat "$CLUSTER_MAP/PG_VERSION")/bin/pg_ctl" stop --pgdata "$CLUSTER_MAP" \
    --silent --mode fast >&2 || meld "De database is niet netjes gestopt."
}

make_database() {
  local naam
  [[ $DATABASE_NAME =~ ^[a-z_][a-z0-9_]{0,62}$ ]] || stop_met "DATABASE_NAME mag alleen a-z, 0-9 en _ hebben."
  naam=$(psql --host "$CLUSTER_SOCKET" --username "$CLUSTER_ROL" --dbname postgres --no-psqlrc --tuples-only --no-align \
    --command "SELECT datname FROM pg_database WHERE datname = '$DATABASE_NAME'" 8>&- 9>&-)
  [ "$naam" = "$DATABASE_NAME" ] ||
    createdb --host "$CLUSTER_SOCKET" --username "$CLUSTER_ROL" "$DATABASE_NAME"
}

# --- Fonts, translations, static files ----------------------------------------------------------

make_letters() {
  local hash bronnen=("$REPO/bin/letters.py" "$REPO/requirements.txt") bestand
  for bestand in /usr/share/fonts/truetype/{vollkorn/Vollkorn-SemiBold,lato/Lato-Regular,lato/Lato-Bold}.ttf; do
    if [ -e "$bestand" ]; then bronnen+=("$bestand"); fi
  done
  hash=$(hash_van "${bronnen[@]}")
  if [ -e "$REPO/static/css/letters.css" ] && is_bij "$LOKAAL/stempel-letters" "$hash"; then return 0; fi
  "$PYTHON" "$REPO/bin/letters.py"
  echo "$hash" >"$LOKAAL/stempel-letters"
}

make_vertalingen() {
  local hash bronnen
  [ -d "$REPO/locale" ] || return 0
  mapfile -t bronnen < <(find "$REPO/locale" -name '*.po' | sort)
  hash=$(hash_van "${bronnen[@]}")
  if is_bij "$LOKAAL/stempel-vertalingen" "$hash"; then return 0; fi
  (cd "$REPO" && manage compilemessages --ignore .venv --verbosity 0)
  echo "$hash" >"$LOKAAL/stempel-vertalingen"
}

make_static() {
  local hash
  # Names count too: a file that moved has the same content under another address.
  hash=$(cd "$REPO" && find static requirements.txt palliatief/settings.py palliatief/statisch.py -type f -exec sha256sum {} + | sort | hash_van)
  if [ -e "$REPO/staticfiles/staticfiles.json" ] && is_bij "$LOKAAL/stempel-static" "$hash"; then return 0; fi
  meld "Stijl, kaart en letters klaarzetten…"
  manage collectstatic --noinput --verbosity 0
  echo "$hash" >"$LOKAAL/stempel-static"
}

# --- All together ------------------------------------------------------------------------------

make_secret() {
  [ -s "$LOKAAL/secret" ] || (umask 077 && head -c 48 /dev/urandom | base64 -w 0 >"$LOKAAL/secret")
  SECRET_KEY=$(cat "$LOKAAL/secret")
}

# make_omgeving [-t]: everything that manage.py needs; with -t also what the tests need.
make_omgeving() {
  local extra=() dev=()
  if [ "${1:-}" = -t ]; then
    [ -x /usr/bin/chromium-headless-shell ] || [ -x /usr/bin/chromium ] || extra=("$(find_chromiumpakket)")
    dev=(requirements-dev.txt)
  fi
  mkdir -p -m 755 "$LOKAAL" 2>/dev/null && [ -w "$LOKAAL" ] || stop_met "U mag niet schrijven in $REPO. Neem een eigen kopie."
  {
    wacht_op_slot
    # Pango draws the text of a PDF.
    install_pakketten gettext libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 "${extra[@]}"
    make_venv "${dev[@]}"
    if [ -z "${DATABASE_URL:-}" ]; then
      start_cluster
      install_woordenboek
      make_database
      export DATABASE_URL="postgis://$CLUSTER_ROL@/$DATABASE_NAME?host=$CLUSTER_SOCKET"
    fi
    if [ -z "${SECRET_KEY:-}" ]; then make_secret; fi
  } 9>"$LOKAAL/slot"
  export SECRET_KEY
}

# make_voorkant: fonts, translations and static files, each only when their sources changed.
make_voorkant() {
  {
    wacht_op_slot
    make_letters
    make_vertalingen
    make_static
  } 9>"$LOKAAL/slot"
}

# Tells psql, pg_dump and pg_restore which database DATABASE_URL means; a password never becomes an argument, which
# every user of the machine can read.
kies_database() {
  local regels
  command -v pg_dump >/dev/null || stop_met "Het programma pg_dump ontbreekt: apt-get install -y postgresql-client"
  regels=$("$PYTHON" -c '
import os, shlex
from psycopg import conninfo, pq
namen = {deel.keyword.decode(): deel.envvar.decode() for deel in pq.Conninfo.get_defaults() if deel.envvar}
adres = os.environ["DATABASE_URL"].replace("postgis://", "postgresql://", 1)
for sleutel, waarde in conninfo.conninfo_to_dict(adres).items():
    if sleutel in namen:
        print(f"export {namen[sleutel]}={shlex.quote(str(waarde))}")
') || stop_met "DATABASE_URL is niet te lezen."
  eval "$regels"
}

manage() { "$PYTHON" "$REPO/manage.py" "$@"; }

/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/reg-key-file.h"

#include <errno.h>
#include <fcntl.h>
#include <sodium.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "core/reg-core-error.h"
#include "store/reg-store-error.h"

/* The secret half of this installation's key. It lies beside the books, never in one, so that no
 * backup and no copy of a book takes it along. One line that says what it is, then the seed in
 * hexadecimal digits. */
#define FIRST_LINE "Regulars secret key 1\n"
#define SIZE (sizeof FIRST_LINE - 1 + 2 * REG_KEY_SEED_SIZE + 1)

/**
 * reg_key_file_dup_default_path:
 *
 * Returns: (transfer full): where the secret key of this installation lies
 */
char *
reg_key_file_dup_default_path (void)
{
  return g_build_filename (g_get_user_data_dir (), "regulars", "keys", "approval.key", NULL);
}

static gboolean
fail (GError **error, const char *path, const char *why)
{
  g_set_error (error, REG_STORE_ERROR, REG_STORE_ERROR_FAILED, "secret key %s: %s", path, why);
  return FALSE;
}

/* A key that others could have read or put there is none. */
static gboolean
is_private (int file, const char *path, GError **error)
{
  struct stat about;

  if (fstat (file, &about) != 0)
    return fail (error, path, g_strerror (errno));
  if (!S_ISREG (about.st_mode))
    return fail (error, path, "it is no file");
  if (about.st_uid != geteuid ())
    return fail (error, path, "it belongs to somebody else");
  if (about.st_mode & (S_IRWXG | S_IRWXO))
    return fail (error, path, "others may read it (its mode has to be 0600)");
  return TRUE;
}

static gboolean
read_all (int file, char *text, gsize size, gsize *n)
{
  gssize got = 0;

  for (*n = 0; *n < size; *n += (gsize)got)
    {
      do
        got = read (file, text + *n, size - *n);
      while (got < 0 && errno == EINTR);
      if (got <= 0)
        break;
    }
  return got >= 0;
}

static RegSigningKey *
parse (const char *text, gsize n, const char *path, GError **error)
{
  guint8 seed[REG_KEY_SEED_SIZE];
  const char *digits = text + strlen (FIRST_LINE);
  RegSigningKey *key;
  gsize length = 0;

  if (n != SIZE || memcmp (text, FIRST_LINE, strlen (FIRST_LINE)) != 0 || text[SIZE - 1] != '\n'
      || sodium_hex2bin (seed, sizeof seed, digits, 2 * sizeof seed, NULL, &length, NULL) != 0
      || length != sizeof seed)
    {
      fail (error, path, "it is damaged");
      return NULL;
    }
  key = reg_signing_key_new_from_seed (seed, error);
  sodium_memzero (seed, sizeof seed);
  return key;
}

/* NULL without an error when there is none. */
static RegSigningKey *
load (const char *path, GError **error)
{
  int file = open (path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
  char text[SIZE + 1];
  RegSigningKey *key = NULL;
  gsize n;

  if (file < 0)
    {
      if (errno != ENOENT)
        fail (error, path, g_strerror (errno));
      return NULL;
    }
  if (is_private (file, path, error))
    {
      if (read_all (file, text, sizeof text, &n))
        key = parse (text, n, path, error);
      else
        fail (error, path, g_strerror (errno));
    }
  close (file);
  sodium_memzero (text, sizeof text);
  return key;
}

static gboolean
write_all (int file, const char *text, gsize size)
{
  for (gsize at = 0; at < size;)
    {
      gssize written = write (file, text + at, size - at);

      if (written < 0 && errno != EINTR)
        return FALSE;
      at += written > 0 ? (gsize)written : 0;
    }
  return fsync (file) == 0;
}

/* Whole or not at all, and never over one that is there already: of two programs that begin at the
 * same time both end up with the same key. */
static gboolean
put (const char *path, const char *text, gsize size, GError **error)
{
  g_autofree char *beside = g_strconcat (path, ".XXXXXX", NULL);
  int file = g_mkstemp_full (beside, O_WRONLY | O_CLOEXEC, 0600);
  gboolean ok;
  int number;

  if (file < 0)
    return fail (error, path, g_strerror (errno));
  ok = write_all (file, text, size);
  number = errno;
  ok = close (file) == 0 && ok;
  if (ok && link (beside, path) != 0)
    {
      number = errno;
      ok = number == EEXIST;
    }
  g_unlink (beside);
  return ok || fail (error, path, g_strerror (number));
}

static gboolean
make (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (RegSigningKey) key = reg_signing_key_generate (error);
  guint8 seed[REG_KEY_SEED_SIZE];
  char text[SIZE + 1] = FIRST_LINE;
  gboolean ok;

  if (!key)
    return FALSE;
  if (g_mkdir_with_parents (folder, 0700) != 0 || chmod (folder, 0700) != 0)
    return fail (error, path, g_strerror (errno));
  reg_signing_key_copy_seed (key, seed);
  sodium_bin2hex (text + strlen (FIRST_LINE), 2 * sizeof seed + 1, seed, sizeof seed);
  text[SIZE - 1] = '\n';
  ok = put (path, text, SIZE, error);
  sodium_memzero (seed, sizeof seed);
  sodium_memzero (text, sizeof text);
  return ok;
}

/**
 * reg_key_file_load:
 * @path: (nullable): where it lies, %NULL for the usual place
 * @error: says what is wrong with the file; it is then not touched
 *
 * Makes the key on its first use. Not for the main thread.
 *
 * Returns: (transfer full) (nullable): the pair of keys of this installation
 */
RegSigningKey *
reg_key_file_load (const char *path, GError **error)
{
  g_autofree char *usual = path ? NULL : reg_key_file_dup_default_path ();
  const char *where = path ? path : usual;
  g_autoptr (GError) local = NULL;
  RegSigningKey *key = load (where, &local);

  if (!key && !local && make (where, &local) && !(key = load (where, &local)) && !local)
    fail (&local, where, "it is gone as soon as it is made");
  if (local)
    g_propagate_error (error, g_steal_pointer (&local));
  return key;
}

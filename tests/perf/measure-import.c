/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/reg-db-private.h"
#include "store/reg-derived.h"

#include <sqlite3.h>

/* What an import is held against: the contacts that the shell of SQLite has put into a plain table
 * get the same index of words as in a book, from the same texts, in one transaction. */

#define INDEX_SQL                                                                                  \
  "BEGIN;"                                                                                         \
  "CREATE VIRTUAL TABLE party_word USING fts5 (words, content = '', contentless_delete = 1,"       \
  " detail = none, prefix = '1 2 3', tokenize = \"unicode61 remove_diacritics 2\");"               \
  "CREATE VIRTUAL TABLE party_part USING fts5 (name, digits, content = '',"                        \
  " contentless_delete = 1, tokenize = \"trigram case_sensitive 1\");"                             \
  "INSERT INTO party_word (rowid, words) SELECT rowid,"                                            \
  " reg_index (concat_ws (' ', name, code, email, city)) FROM contact;"                            \
  "INSERT INTO party_part (rowid, name, digits) SELECT rowid,"                                     \
  " reg_fold (concat_ws (' ', name, code, nullif (reg_spellings (name), ''))),"                    \
  " replace (replace (phone, '+31', '0'), ' ', '') FROM contact;"                                  \
  "COMMIT"

int
main (int argc, char *argv[])
{
  RegDb db = { 0 };
  g_autoptr (GError) error = NULL;
  char *reason = NULL;

  if (argc != 2 || sqlite3_open (argv[1], &db.handle) != SQLITE_OK
      || !reg_derived_register_functions (&db, &error)
      || sqlite3_exec (db.handle, INDEX_SQL, NULL, NULL, &reason) != SQLITE_OK)
    {
      g_printerr ("%s\n", reason ? reason : error ? error->message : "measure-import FILE");
      return 1;
    }
  sqlite3_close (db.handle);
  return 0;
}

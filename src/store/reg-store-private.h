/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/reg-db-private.h"

G_BEGIN_DECLS

/* What opening a file asks and finds out. */
typedef struct
{
  const char *path;
  RegStoreFlags flags;
  gboolean is_read_only;
  int lock_fd;
  GError *notice; /* why it is only readable */
} RegStoreOpening;

RegDb *reg_store_open_file (RegStoreOpening *opening, GError **error);
void reg_store_release_lock (int *fd);
gboolean reg_store_check_free (const char *path, GError **error);

G_END_DECLS

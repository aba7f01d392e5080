/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Packs a few files into a ZIP archive in memory, always the same way: the dates in it are those of
 * the format's first day. Archives of more than 4 GB are not for it. */
typedef struct _RegZipWriter RegZipWriter;

RegZipWriter *reg_zip_writer_new (void);
void reg_zip_writer_free (RegZipWriter *self);
gboolean reg_zip_writer_add (RegZipWriter *self, const char *name, GBytes *content, GError **error);
GBytes *reg_zip_writer_finish (RegZipWriter *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RegZipWriter, reg_zip_writer_free)

G_END_DECLS

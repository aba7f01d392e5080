/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Pictures people give us, from a file, the clipboard or another window: they are made small away
 * from the main thread and handed on as a picture file in memory. */

/**
 * RegPictureTaken:
 * @from: where it was asked for
 * @picture: (transfer none): a JPEG, or a PNG where the picture is transparent
 * @data: for whoever asked
 */
typedef void (*RegPictureTaken) (GtkWidget *from, GBytes *picture, gpointer data);

GBytes *reg_picture_shrink (GInputStream *stream, GError **error);
GBytes *reg_picture_make_print (GBytes *picture, int max_side, GError **error);
const char *reg_picture_get_media_type (GBytes *picture);

GtkDropTarget *reg_picture_new_drop_target (void);
gboolean reg_picture_take (GtkWidget *from,
                           const GValue *value,
                           RegPictureTaken taken,
                           gpointer data,
                           GDestroyNotify free_data);
void reg_picture_choose (GtkWidget *from,
                         const char *title,
                         RegPictureTaken taken,
                         gpointer data,
                         GDestroyNotify free_data);
void
reg_picture_paste (GtkWidget *from, RegPictureTaken taken, gpointer data, GDestroyNotify free_data);

G_END_DECLS

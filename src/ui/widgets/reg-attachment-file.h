/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "ui/reg-session.h"

G_BEGIN_DECLS

/* Files that are kept in the book: shown by the program for them, written out, and read in. */

/* Called with a file that was read; @name is its name. */
typedef void (*RegAttachmentReadFunc) (gpointer object,
                                       GBytes *file,
                                       const char *name,
                                       gpointer data);

void reg_attachment_open (GtkWidget *from, RegSession *session, gint64 attachment);
void reg_attachment_save_copy (GtkWidget *from, RegSession *session, gint64 attachment);
void reg_attachment_write (GtkWidget *from, RegSession *session, gint64 attachment, GFile *file);
void reg_attachment_choose (
    GtkWidget *from, const char *title, RegAttachmentReadFunc func, gpointer object, gpointer data);
void reg_attachment_read (
    GtkWidget *from, GFile *file, RegAttachmentReadFunc func, gpointer object, gpointer data);

G_END_DECLS

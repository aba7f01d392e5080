/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A message to one customer, written in the mail program of this person. The desktop's portal hands
 * it over, with the file; only the mail program can send it. */

/**
 * RegMail:
 * @address: (nullable): to whom, "" when it is not known
 * @subject: what about
 * @body: the words
 * @file_name: of the file that goes with it
 * @file: its contents
 */
typedef struct
{
  char *address;
  char *subject;
  char *body;
  char *file_name;
  GBytes *file;
} RegMail;

typedef enum
{
  REG_MAIL_WRITTEN, /* the mail program has it */
  REG_MAIL_REFUSED, /* the person or the desktop did not want it */
  REG_MAIL_NOBODY,  /* there is no portal, or none that does that */
} RegMailAnswer;

void reg_mail_free (RegMail *mail);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RegMail, reg_mail_free)

void reg_mail_remove_old_sync (void);
char *reg_mail_dup_uri (const RegMail *mail);
void reg_mail_compose_async (GDBusConnection *connection,
                             const RegMail *mail,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
RegMailAnswer reg_mail_compose_finish (GAsyncResult *result, GError **error);

G_END_DECLS

/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "core/reg-record.h"

G_BEGIN_DECLS

/* A short list of records in a group: a row each, which opens it, and a button for a new one. */

typedef void (*RegRecordListFunc) (gpointer object, RegRecord *record);

AdwPreferencesGroup *reg_record_list_new (const char *title,
                                          const char *description,
                                          const char *add_label,
                                          RegRecordListFunc open,
                                          gpointer object);
void reg_record_list_clear (AdwPreferencesGroup *group);
void reg_record_list_add (AdwPreferencesGroup *group,
                          RegRecord *record,
                          const char *title,
                          const char *subtitle,
                          GtkWidget *suffix);

G_END_DECLS

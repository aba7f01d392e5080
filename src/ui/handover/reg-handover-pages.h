/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "store/reg-handover.h"

G_BEGIN_DECLS

/* Pieces the steps of a handover are built from. */
AdwNavigationPage *
reg_handover_page_new (const char *tag, const char *title, GtkWidget *content, GtkWidget *button);
GtkWidget *reg_handover_button_new (const char *label, GCallback callback, gpointer object);
AdwComboRow *reg_handover_choice_new (const char *title, const char *const *choices);
AdwPreferencesGroup *
reg_handover_group_new (AdwPreferencesPage *page, const char *title, const char *description);
char *reg_handover_describe_counts (const RegHandoverCounts *counts);

G_END_DECLS

/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "draw/reg-quote-document.h"

G_BEGIN_DECLS

/* Documents on paper and in files; what came of it is told where it was asked for. */
void reg_document_print (GtkWidget *from,
                         RegQuoteDocument *document,
                         const char *job_name,
                         const char *failed);

G_END_DECLS

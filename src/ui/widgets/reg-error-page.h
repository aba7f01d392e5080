/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

void reg_error_page_show (AdwStatusPage *page, const GError *error);

G_END_DECLS

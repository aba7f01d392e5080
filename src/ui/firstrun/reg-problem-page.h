/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define REG_TYPE_PROBLEM_PAGE (reg_problem_page_get_type ())
G_DECLARE_FINAL_TYPE (RegProblemPage, reg_problem_page, REG, PROBLEM_PAGE, AdwBin)

void reg_problem_page_show (RegProblemPage *self, const GError *error, const char *path);

G_END_DECLS

/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/window/reg-main-window.h"

G_BEGIN_DECLS

typedef enum
{
  REG_IDENTIFY_CODE,   /* what a scanner read */
  REG_IDENTIFY_CALLER, /* the number of a telephone */
  REG_IDENTIFY_MAIL,   /* an e-mail address */
} RegIdentifyBy;

void reg_identify (RegMainWindow *window, RegIdentifyBy by, const char *text);

G_END_DECLS

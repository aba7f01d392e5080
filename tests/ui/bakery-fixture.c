/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "bakery-fixture.h"

#include "core/reg-approval-policy.h"

void
bakery_set_up (BakeryFixture *self, gconstpointer unused)
{
  work_set_up (WORK (self), NULL);
  self->party = ui_fixture_add_party (UI (self), "Bakery De Halm");
  self->sam = work_add_staff (WORK (self), "Sam Okoye", REG_ROLE_SALES);
  self->window = NULL;
}

void
bakery_tear_down (BakeryFixture *self, gconstpointer unused)
{
  if (self->window != NULL)
    ui_window_close (UI (self), self->window);
  work_tear_down (WORK (self), NULL);
}

void
bakery_be (BakeryFixture *self, gint64 staff)
{
  reg_session_set_staff (UI (self)->session, staff);
  ui_fixture_settle (UI (self));
}

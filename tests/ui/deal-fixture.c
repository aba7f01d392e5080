/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "deal-fixture.h"

static gint64
deal_stage_at (UiFixture *f, int position)
{
  g_autoptr (GPtrArray)
      stages = ui_fixture_list (f, REG_ENTITY_STAGE, REG_STAGE_POSITION, position);

  g_assert_cmpuint (stages->len, ==, 1);
  return reg_record_get_id (g_ptr_array_index (stages, 0));
}

/* Positions: 1 to 4 are open, 5 is won, 6 is lost. */
gint64
deal_add (UiFixture *f, const char *title, gint64 party, int position, gint64 value)
{
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_OPPORTUNITY);

  reg_record_builder_set_text (builder, REG_OPPORTUNITY_TITLE, title);
  reg_record_builder_set_ref (builder, REG_OPPORTUNITY_PARTY_ID, party);
  reg_record_builder_set_ref (builder, REG_OPPORTUNITY_STAGE_ID, deal_stage_at (f, position));
  reg_record_builder_set_int (builder, REG_OPPORTUNITY_VALUE, value);
  reg_record_builder_set_text (builder, REG_OPPORTUNITY_CURRENCY, "EUR");
  return ui_fixture_save (f, builder);
}

int
deal_position (UiFixture *f, gint64 deal)
{
  g_autoptr (RegRecord) record = ui_fixture_load (f, REG_ENTITY_OPPORTUNITY, deal);
  g_autoptr (RegRecord) stage = ui_fixture_load (
      f, REG_ENTITY_STAGE, reg_record_get_int (record, REG_OPPORTUNITY_STAGE_ID));

  return reg_record_get_int (stage, REG_STAGE_POSITION);
}

RegPipelineBoard *
deal_find_board (GtkWidget *window)
{
  return REG_PIPELINE_BOARD (ui_find_type (window, REG_TYPE_PIPELINE_BOARD));
}

gint64
deal_get_focus (GtkWidget *window)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (window));

  return REG_IS_DEAL_CARD (focus) ? reg_deal_card_get_deal (REG_DEAL_CARD (focus)) : 0;
}

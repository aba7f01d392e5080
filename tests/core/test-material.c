/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/reg-material.h"

typedef struct
{
  const char *asked, *sent, *arrived, *followed;
  const char *today;
  RegMaterialStage stage;
} Case;

static RegRecord *
make_request (const Case *c)
{
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_MATERIAL_REQUEST);

  reg_record_builder_set_text (builder, REG_MATERIAL_REQUEST_ASKED_ON, c->asked);
  reg_record_builder_set_text (builder, REG_MATERIAL_REQUEST_SENT_ON, c->sent);
  reg_record_builder_set_text (builder, REG_MATERIAL_REQUEST_ARRIVED_ON, c->arrived);
  reg_record_builder_set_text (builder, REG_MATERIAL_REQUEST_FOLLOWED_ON, c->followed);
  return reg_record_builder_end (builder);
}

/* A week after the last thing that happened it is late, and not a day before. */
static void
test_stage (void)
{
  static const Case cases[] = {
    { "2026-11-18", NULL, NULL, NULL, "2026-11-18", REG_MATERIAL_STAGE_ASKED },
    { "2026-11-18", NULL, NULL, NULL, "2026-11-24", REG_MATERIAL_STAGE_ASKED },
    { "2026-11-18", NULL, NULL, NULL, "2026-11-25", REG_MATERIAL_STAGE_LATE },
    { "2026-11-01", "2026-11-18", NULL, NULL, "2026-11-24", REG_MATERIAL_STAGE_SENT },
    { "2026-11-01", "2026-11-18", NULL, NULL, "2026-11-25", REG_MATERIAL_STAGE_LATE },
    { "2026-11-01", "2026-11-02", "2026-11-18", NULL, "2026-11-24", REG_MATERIAL_STAGE_ARRIVED },
    { "2026-11-01", "2026-11-02", "2026-11-18", NULL, "2027-01-01", REG_MATERIAL_STAGE_LATE },
    { "2026-11-01", NULL, NULL, "2026-11-02", "2027-01-01", REG_MATERIAL_STAGE_FOLLOWED },
    { "2026-11-18", "2026-11-20", NULL, NULL, "2026-11-10", REG_MATERIAL_STAGE_SENT },
    { "sometime", NULL, NULL, NULL, "2026-11-18", REG_MATERIAL_STAGE_ASKED },
    { NULL, NULL, NULL, NULL, "2026-11-18", REG_MATERIAL_STAGE_ASKED },
    { "2026-01-01", NULL, NULL, NULL, "", REG_MATERIAL_STAGE_ASKED },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RegRecord) request = make_request (&cases[i]);

      g_test_message ("case %u", i);
      g_assert_cmpint (reg_material_get_stage (request, cases[i].today), ==, cases[i].stage);
    }
}

/* Only what is posted takes its time; nobody needs leave to hand something over. */
static void
test_ways (void)
{
  for (int channel = 0; channel < REG_N_CHANNELS; channel++)
    g_assert_cmpint (reg_material_is_at_once (channel), ==, channel != REG_CHANNEL_LETTER);
  g_assert_cmpint (reg_material_get_consent_channel (REG_CHANNEL_COUNTER), ==, -1);
  g_assert_cmpint (reg_material_get_consent_channel (REG_CHANNEL_LETTER), ==,
                   REG_CONSENT_CHANNEL_POST);
  g_assert_cmpint (reg_material_get_consent_channel (REG_CHANNEL_MAIL), ==,
                   REG_CONSENT_CHANNEL_EMAIL);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/material/stage", test_stage);
  g_test_add_func ("/material/ways", test_ways);
  return g_test_run ();
}

/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/preferences/reg-preferences-kept.h"

#include <glib/gi18n.h>

#include "core/reg-freshness.h"
#include "ui/preferences/reg-record-form.h"
#include "ui/preferences/reg-record-list.h"

struct _RegPreferencesKept
{
  AdwPreferencesPage parent_instance;
  RegSession *session;
  AdwPreferencesGroup *contacts;
  AdwPreferencesGroup *fields;
};

G_DEFINE_FINAL_TYPE (RegPreferencesKept, reg_preferences_kept, ADW_TYPE_PREFERENCES_PAGE)

/* What nobody said anything about is as usual: a rule that is not saved yet. */
static RegRecord *
make_usual (const RegKept *kept)
{
  RegRecordBuilder *builder = reg_record_builder_new (REG_ENTITY_FIELD_RULE);

  reg_record_builder_set_text (builder, REG_FIELD_RULE_FIELD, kept->key);
  reg_record_builder_set_text (builder, REG_FIELD_RULE_PURPOSE, _ (kept->purpose));
  reg_record_builder_set_int (builder, REG_FIELD_RULE_BASIS, kept->basis);
  reg_record_builder_set_int (builder, REG_FIELD_RULE_VALID_DAYS, kept->valid_days);
  return reg_record_builder_end (builder);
}

static char *
describe (const RegKept *kept, const RegRecord *rule)
{
  const char *purpose = reg_kept_get_purpose (kept, rule);
  const char *basis = _ (
      reg_enum_get_label (&reg_enum_legal_basis, reg_kept_get_basis (kept, rule)));
  int days = reg_kept_get_valid_days (kept, rule);
  g_autofree char *again = NULL;

  if (reg_record_get_int (rule, REG_FIELD_RULE_UNUSED))
    return g_strdup (_ ("Not kept here"));
  if (days == 0)
    again = g_strdup (_ ("never asked again"));
  else
    again = g_strdup_printf (
        ngettext ("asked again after %d day", "asked again after %d days", days), days);
  /* Translators: what something about customers is kept for, why the law allows it, and how often it
   * is confirmed: "asked again after 365 days" */
  return g_strdup_printf (_ ("%s · %s · %s"), purpose, basis, again);
}

static char *
check (RegRecordForm *form, gpointer data)
{
  g_autoptr (RegRecord) edited = reg_record_form_make_record (form);

  if (!reg_record_get_int (edited, REG_FIELD_RULE_UNUSED)
      && reg_record_is_null (edited, REG_FIELD_RULE_PURPOSE))
    return g_strdup (_ ("Say what it is for. What has no purpose is not kept."));
  return NULL;
}

/* What the dialog of a customer can do without. */
static gboolean
can_be_left_out (const RegKept *kept)
{
  static const int needed[] = { REG_PARTY_NAME,        REG_PARTY_GIVEN_NAME,  REG_PARTY_FAMILY_NAME,
                                REG_PARTY_NAME_PREFIX, REG_PARTY_NAME_SUFFIX, REG_PARTY_PHOTO_ID,
                                REG_PARTY_NOTE };

  for (guint i = 0; i < G_N_ELEMENTS (needed); i++)
    if (kept->field == needed[i])
      return FALSE;
  return kept->contact < 0;
}

static void
open_rule (gpointer object, RegRecord *record)
{
  RegPreferencesKept *self = object;
  const RegKept *kept = reg_kept_find (reg_record_get_text (record, REG_FIELD_RULE_FIELD));
  g_autoptr (GPtrArray) bases = g_ptr_array_new ();

  for (int i = 0; i < reg_enum_legal_basis.n_values; i++)
    g_ptr_array_add (bases, (char *)_ (reg_enum_get_label (&reg_enum_legal_basis, i)));
  g_ptr_array_add (bases, NULL);
  {
    const RegFormField fields[] = {
      { REG_FIELD_RULE_PURPOSE, _ ("What _for"), REG_FORM_TEXT },
      { REG_FIELD_RULE_BASIS, _ ("Why we _may"), REG_FORM_CHOICE,
        .choices = (char **)bases->pdata },
      { REG_FIELD_RULE_VALID_DAYS, _ ("Ask again after (_days, 0 for never)"), REG_FORM_COUNT },
      { REG_FIELD_RULE_UNUSED, _ ("_Not kept here"), REG_FORM_SWITCH },
    };
    const RegRecordFormSpec spec = {
      .entity = REG_ENTITY_FIELD_RULE,
      .title = _ (reg_kept_get_label (kept)),
      .saved = _ ("Changed what is kept about customers"),
      .fields = fields,
      .n_fields = can_be_left_out (kept) ? G_N_ELEMENTS (fields) : G_N_ELEMENTS (fields) - 1,
      .check = check,
    };

    reg_record_form_open (GTK_WIDGET (self), self->session, &spec, record, NULL, NULL);
  }
}

/* --- object ----------------------------------------------------------------------------- */

static void
reg_preferences_kept_dispose (GObject *object)
{
  RegPreferencesKept *self = REG_PREFERENCES_KEPT (object);

  g_clear_object (&self->session);
  G_OBJECT_CLASS (reg_preferences_kept_parent_class)->dispose (object);
}

static void
reg_preferences_kept_class_init (RegPreferencesKeptClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = reg_preferences_kept_dispose;
}

static void
reg_preferences_kept_init (RegPreferencesKept *self)
{
  AdwPreferencesPage *page = ADW_PREFERENCES_PAGE (self);

  adw_preferences_page_set_title (page, _ ("Customers"));
  adw_preferences_page_set_icon_name (page, "channel-secure-symbolic");
  self->contacts = reg_record_list_new (
      _ ("Kept to reach customers"),
      _ ("Keep only what you use. The sheet that customers get says what each is for and why you "
         "may keep it. What was not confirmed for so many days is asked about again."),
      NULL, open_rule, self);
  adw_preferences_page_add (page, self->contacts);
  self->fields = reg_record_list_new (_ ("Kept about customers"), NULL, NULL, open_rule, self);
  adw_preferences_page_add (page, self->fields);
}

/**
 * reg_preferences_kept_new:
 * @session: the open book
 *
 * Returns: (transfer floating): the page, empty
 */
RegPreferencesKept *
reg_preferences_kept_new (RegSession *session)
{
  RegPreferencesKept *self = g_object_new (REG_TYPE_PREFERENCES_KEPT, NULL);

  self->session = g_object_ref (session);
  return self;
}

/**
 * reg_preferences_kept_show:
 * @data: what the firm says
 */
void
reg_preferences_kept_show (RegPreferencesKept *self, const RegPreferencesData *data)
{
  guint n;
  const RegKept *kept = reg_kept_list (&n);

  reg_record_list_clear (self->contacts);
  reg_record_list_clear (self->fields);
  for (guint i = 0; i < n; i++)
    {
      RegRecord *own = reg_kept_find_rule (&kept[i], data->field_rules);
      g_autoptr (RegRecord) rule = own != NULL ? reg_record_ref (own) : make_usual (&kept[i]);
      g_autofree char *text = describe (&kept[i], rule);

      reg_record_list_add (kept[i].contact >= 0 ? self->contacts : self->fields, rule,
                           _ (reg_kept_get_label (&kept[i])), text, NULL);
    }
}

/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/question/reg-question-form.h"

#include <glib/gi18n.h>
#include <string.h>

#include "core/reg-fold.h"
#include "ui/preferences/reg-record-form.h"

/* An answer is right for a year unless somebody knows better. */
#define USUAL_DAYS "365"

enum
{
  TEXT,
  KIND,
  CHOICES,
  PURPOSE,
  BENEFIT,
  ELSEWHERE,
  N_ROWS = 10
};

/* --- what stands elsewhere --------------------------------------------------------------- */

static gboolean
names (const char *folded, const char *label)
{
  g_autofree char *word = reg_fold (label);

  return *word != '\0' && strstr (folded, word) != NULL;
}

/**
 * reg_question_form_find_own_place:
 * @text: a question
 *
 * What customers already have a place for is not asked by a question.
 *
 * Returns: (nullable): the place that the question is about, translated
 */
const char *
reg_question_form_find_own_place (const char *text)
{
  static const int fields[] = { REG_PARTY_BIRTHDAY, REG_PARTY_LANGUAGE, REG_PARTY_ORGANISATION,
                                REG_PARTY_NICKNAME };
  static const RegContactKind kinds[] = { REG_CONTACT_KIND_PHONE, REG_CONTACT_KIND_MOBILE,
                                          REG_CONTACT_KIND_EMAIL, REG_CONTACT_KIND_WEB,
                                          REG_CONTACT_KIND_ADDRESS };
  const RegEntityInfo *info = reg_entity_get_info (REG_ENTITY_PARTY);
  g_autofree char *folded = reg_fold (text);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (names (folded, _ (reg_enum_get_label (&reg_enum_contact_kind, kinds[i]))))
      return _ (reg_enum_get_label (&reg_enum_contact_kind, kinds[i]));
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (names (folded, _ (info->fields[fields[i]].label)))
      return _ (info->fields[fields[i]].label);
  return NULL;
}

/* --- form -------------------------------------------------------------------------------- */

static void
refresh (RegRecordForm *form, gpointer data)
{
  g_autoptr (RegRecord) edited = NULL;
  const char *place = NULL;
  g_autofree char *note = NULL;

  reg_record_form_set_shown (form, CHOICES,
                             reg_record_form_get_int (form, KIND) == REG_QUESTION_KIND_CHOICE);
  edited = reg_record_form_make_record (form);
  place = reg_question_form_find_own_place (reg_record_get_text (edited, REG_QUESTION_TEXT));
  if (!reg_record_is_null (edited, REG_QUESTION_ELSEWHERE))
    note = g_strdup (_ ("What can be looked up is asked last, and whoever asks is told where to "
                        "look first."));
  else if (place != NULL)
    /* Translators: %s is a field of a customer, such as "Birthday" */
    note = g_strdup_printf (_ ("Customers already have a place for this: %s. It need not be a "
                               "question."),
                            place);
  reg_record_form_set_note (form, note);
}

static char *
check (RegRecordForm *form, gpointer data)
{
  g_autoptr (RegRecord) edited = reg_record_form_make_record (form);

  switch (reg_question_find_fault (edited))
    {
    case REG_QUESTION_WITHOUT_PURPOSE:
      return g_strdup (_ ("Say what the answer is used for. What nobody uses is not asked."));
    case REG_QUESTION_WITHOUT_CHOICES:
      return g_strdup (_ ("Write at least two answers with a semicolon between them, such as "
                          "“City; Road; Gravel”."));
    case REG_QUESTION_WITHOUT_TIME:
      return g_strdup (_ ("An answer is right for one day at least. Leave it empty if it never "
                          "gets old."));
    case REG_QUESTION_WITHOUT_TEXT:
    case REG_QUESTION_FINE:
    default:
      return NULL;
    }
}

static GStrv
list_labels (const RegEnum *vocabulary)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (int i = 0; i < vocabulary->n_values; i++)
    g_strv_builder_add (builder, _ (reg_enum_get_label (vocabulary, i)));
  return g_strv_builder_end (builder);
}

/* Nobody first. */
static GStrv
list_staff (RegSession *session, gint64 owner, GArray *ids)
{
  GPtrArray *staff = reg_session_get_staff_list (session);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  const gint64 nobody = 0;

  g_strv_builder_add (builder, _ ("Nobody"));
  g_array_append_val (ids, nobody);
  for (guint i = 0; i < staff->len; i++)
    {
      const RegRecord *one = g_ptr_array_index (staff, i);
      gint64 id = reg_record_get_id (one);

      if (id != owner && !reg_record_get_int (one, REG_STAFF_ACTIVE))
        continue;
      g_strv_builder_add (builder, reg_record_get_text (one, REG_STAFF_NAME));
      g_array_append_val (ids, id);
    }
  return g_strv_builder_end (builder);
}

typedef struct
{
  GArray *ids; /* of gint64, in the order of the names; the form reads them */
} Form;

static void
form_free (gpointer data)
{
  Form *form = data;

  g_array_unref (form->ids);
  g_free (form);
}

/**
 * reg_question_form_open:
 * @parent: where it is asked for
 * @use: (nullable): a question, %NULL for a new one
 *
 * Asks for a question and what makes it worth asking.
 */
void
reg_question_form_open (GtkWidget *parent, RegSession *session, const RegQuestionUse *use)
{
  RegRecord *question = use != NULL ? use->question : NULL;
  Form *form = g_new0 (Form, 1);
  g_auto (GStrv) kinds = list_labels (&reg_enum_question_kind);
  g_auto (GStrv) bases = list_labels (&reg_enum_legal_basis);
  g_auto (GStrv) staff = NULL;
  g_autofree char *usual_basis = g_strdup_printf ("%d", REG_LEGAL_BASIS_INTEREST);

  form->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  staff = list_staff (session,
                      question != NULL ? reg_record_get_int (question, REG_QUESTION_OWNER_ID) : 0,
                      form->ids);
  {
    const RegFormField fields[N_ROWS] = {
      [TEXT] = { REG_QUESTION_TEXT, _ ("_Question"), REG_FORM_TEXT, .is_required = TRUE },
      [KIND] = { REG_QUESTION_KIND, _ ("Answe_red"), REG_FORM_CHOICE, .choices = kinds },
      [CHOICES] = { REG_QUESTION_CHOICES, _ ("Answers to _choose from"), REG_FORM_TEXT },
      [PURPOSE] = { REG_QUESTION_PURPOSE, _ ("What _we use it for"), REG_FORM_TEXT },
      [BENEFIT] = { REG_QUESTION_BENEFIT, _ ("What the customer _has of it"), REG_FORM_TEXT },
      [ELSEWHERE] = { REG_QUESTION_ELSEWHERE, _ ("Can be _looked up at"), REG_FORM_TEXT },
      { REG_QUESTION_VALID_DAYS, _ ("Ask again after (_days)"), REG_FORM_COUNT,
        .usual = USUAL_DAYS },
      { REG_QUESTION_USE_BY, _ ("Used _until"), REG_FORM_DATE },
      { REG_QUESTION_OWNER_ID, _ ("L_ooked after by"), REG_FORM_CHOICE, .is_nullable = TRUE,
        .choices = staff, .values = (const gint64 *)(gpointer)form->ids->data },
      { REG_QUESTION_BASIS, _ ("Why we _may"), REG_FORM_CHOICE, .choices = bases,
        .usual = usual_basis },
    };
    const RegRecordFormSpec spec = {
      .entity = REG_ENTITY_QUESTION,
      .title = question != NULL ? _ ("Question") : _ ("New question"),
      .saved = question != NULL ? _ ("Question changed") : _ ("Question added"),
      .removed = use != NULL && !use->has_answers ? _ ("Question removed") : NULL,
      .fields = fields,
      .n_fields = N_ROWS,
      .refresh = refresh,
      .check = check,
    };

    reg_record_form_open (parent, session, &spec, question, form, form_free);
  }
}

/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "ui/reg-session.h"

G_BEGIN_DECLS

typedef enum
{
  REG_FORM_TEXT,
  REG_FORM_RATE,   /* ppm, shown as a percentage */
  REG_FORM_MONEY,  /* minor units of the firm's currency */
  REG_FORM_COUNT,  /* whole things */
  REG_FORM_HOURS,  /* minutes, shown as hours */
  REG_FORM_SWITCH, /* yes or no */
  REG_FORM_CHOICE, /* one of a list; its values are numbers, or null for the first when is_nullable */
  REG_FORM_DATE,   /* YYYY-MM-DD */
  REG_FORM_TAXES, /* RegTaxParts as text, typed as "5 % GST + 7 % PST" */
} RegFormKind;

/**
 * RegFormField:
 * @field: of the record
 * @title: translated, with a mnemonic
 * @kind: how it is asked
 * @is_required: whether it may not be empty
 * @is_nullable: of a choice: the value 0 is written as null
 * @choices: (nullable): of a choice: the words, translated
 * @values: (nullable): of a choice: the number of each word; %NULL when that is its place
 * @usual: (nullable): what a new record has: text, or a number in the unit of the field
 *
 * One question about a record.
 */
typedef struct
{
  int field;
  const char *title;
  RegFormKind kind;
  gboolean is_required;
  gboolean is_nullable;
  GStrv choices;
  const gint64 *values;
  const char *usual;
} RegFormField;

#define REG_TYPE_RECORD_FORM (reg_record_form_get_type ())
G_DECLARE_FINAL_TYPE (RegRecordForm, reg_record_form, REG, RECORD_FORM, AdwDialog)

/**
 * RegRecordFormSpec:
 * @entity: kind of record
 * @title: of the dialog, translated
 * @saved: what is said when it is saved, translated
 * @removed: (nullable): what is said when it is removed; %NULL when it cannot be
 * @fields: (array length=n_fields): the questions
 * @refresh: (nullable): called after each change; may hide questions and write a note
 * @check: (nullable): returns what is wrong, translated, or %NULL
 * @extend: (nullable): adds records that change along with it
 * @first: which of the questions has the focus at first
 *
 * What is asked about a kind of record.
 */
typedef struct
{
  RegEntityId entity;
  const char *title;
  const char *saved;
  const char *removed;
  const RegFormField *fields;
  guint n_fields;
  void (*refresh) (RegRecordForm *form, gpointer data);
  char *(*check) (RegRecordForm *form, gpointer data);
  void (*extend) (RegRecordForm *form, GPtrArray *records, gpointer data);
  guint first;
} RegRecordFormSpec;

/* Opens the form of a kind of record. */
typedef void (*RegRecordFormFunc) (GtkWidget *parent, RegSession *session, RegRecord *record);

void reg_record_form_load (
    GtkWidget *from, RegSession *session, RegEntityId entity, gint64 id, RegRecordFormFunc open);
RegRecordForm *reg_record_form_open (GtkWidget *parent,
                                     RegSession *session,
                                     const RegRecordFormSpec *spec,
                                     RegRecord *record,
                                     gpointer data,
                                     GDestroyNotify free_data);
void reg_record_form_save (RegRecordForm *self);
RegRecord *reg_record_form_get_record (RegRecordForm *self);
RegRecord *reg_record_form_make_record (RegRecordForm *self);
gint64 reg_record_form_get_int (RegRecordForm *self, guint index);
char *reg_record_form_dup_text (RegRecordForm *self, guint index);
GtkWidget *reg_record_form_get_row (RegRecordForm *self, guint index);
void reg_record_form_set_shown (RegRecordForm *self, guint index, gboolean is_shown);
void reg_record_form_add_group (RegRecordForm *self, AdwPreferencesGroup *group);
gboolean reg_record_form_is_complete (RegRecordForm *self);
void reg_record_form_set_note (RegRecordForm *self, const char *note);

G_END_DECLS

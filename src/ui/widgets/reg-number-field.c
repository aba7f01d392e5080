/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/widgets/reg-number-field.h"

#include <adwaita.h>

#include "core/reg-money-format.h"
#include "core/reg-money.h"

/* Makes an entry, or an entry row, hold a number: reads what people of this place type, marks what
 * cannot be read, and writes it neatly when the entry is left. The number follows every key, so
 * that a total moves while one types. */
struct _RegNumberField
{
  GObject parent_instance;
  GtkWidget *editable; /* not owned: the field belongs to it */
  RegNumberKind kind;
  RegNumberStyle style;
  char *currency;
  gint64 value;
  gint64 low;
  gint64 high;
  gboolean empty;
  gboolean valid;
  gboolean writing;
};

enum
{
  PROP_VALUE = 1,
  PROP_VALID,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (RegNumberField, reg_number_field, G_TYPE_OBJECT)

static gboolean
parse_count (RegNumberField *self, const char *text, gint64 *value)
{
  g_autofree char *plain = reg_number_style_normalise (&self->style, text);

  return g_ascii_string_to_signed (plain, 10, G_MININT64, G_MAXINT64, value, NULL);
}

static gboolean
parse (RegNumberField *self, const char *text, gint64 *value)
{
  switch (self->kind)
    {
    case REG_NUMBER_MONEY:
      return reg_money_parse_local (text, self->currency, &self->style, value, NULL);
    case REG_NUMBER_PRICE:
      return reg_price_parse_local (text, self->currency, &self->style, value, NULL);
    case REG_NUMBER_QUANTITY:
      return reg_quantity_parse_local (text, &self->style, value, NULL);
    case REG_NUMBER_RATE:
      return reg_rate_parse_local (text, &self->style, value, NULL);
    case REG_NUMBER_COUNT:
      return parse_count (self, text, value);
    default:
      g_return_val_if_reached (FALSE);
    }
}

static char *
format (RegNumberField *self)
{
  switch (self->kind)
    {
    case REG_NUMBER_MONEY:
      return reg_money_format_plain (self->value, self->currency, &self->style);
    case REG_NUMBER_PRICE:
      return reg_price_format (self->value, self->currency, &self->style);
    case REG_NUMBER_QUANTITY:
      return reg_quantity_format (self->value, &self->style);
    case REG_NUMBER_RATE:
      return reg_rate_format (self->value, -1, &self->style);
    case REG_NUMBER_COUNT:
      return g_strdup_printf ("%" G_GINT64_FORMAT, self->value);
    default:
      g_return_val_if_reached (NULL);
    }
}

static void
set_valid (RegNumberField *self, gboolean valid)
{
  if (self->valid == valid)
    return;
  self->valid = valid;
  if (valid)
    gtk_widget_remove_css_class (self->editable, "error");
  else
    gtk_widget_add_css_class (self->editable, "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->editable), GTK_ACCESSIBLE_STATE_INVALID,
                               valid ? GTK_ACCESSIBLE_INVALID_FALSE : GTK_ACCESSIBLE_INVALID_TRUE,
                               -1);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_VALID]);
}

static void
write_text (RegNumberField *self)
{
  g_autofree char *text = self->empty ? g_strdup ("") : format (self);

  if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (self->editable)), text) == 0)
    return;
  self->writing = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->editable), text);
  self->writing = FALSE;
}

static void
take (RegNumberField *self, gint64 value, gboolean empty)
{
  gboolean changed = self->value != value || self->empty != empty;

  self->value = value;
  self->empty = empty;
  if (changed)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_VALUE]);
}

static void
text_changed_cb (RegNumberField *self)
{
  g_autofree char *text = NULL;
  gint64 value = 0;

  if (self->writing)
    return;
  text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->editable))));
  if (*text == '\0')
    {
      set_valid (self, TRUE);
      take (self, 0, TRUE);
    }
  else if (parse (self, text, &value) && value >= self->low && value <= self->high)
    {
      set_valid (self, TRUE);
      take (self, value, FALSE);
    }
  else
    /* The last number that could be read stays. */
    set_valid (self, FALSE);
}

static void
focus_left_cb (RegNumberField *self)
{
  if (self->valid)
    write_text (self);
}

static void
reg_number_field_finalize (GObject *object)
{
  g_free (REG_NUMBER_FIELD (object)->currency);
  G_OBJECT_CLASS (reg_number_field_parent_class)->finalize (object);
}

static void
reg_number_field_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  RegNumberField *self = REG_NUMBER_FIELD (object);

  switch (id)
    {
    case PROP_VALUE:
      g_value_set_int64 (value, self->value);
      break;
    case PROP_VALID:
      g_value_set_boolean (value, self->valid);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
reg_number_field_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_VALUE)
    reg_number_field_set_value (REG_NUMBER_FIELD (object), g_value_get_int64 (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
reg_number_field_class_init (RegNumberFieldClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = reg_number_field_finalize;
  object_class->get_property = reg_number_field_get_property;
  object_class->set_property = reg_number_field_set_property;

  /**
   * RegNumberField:value:
   *
   * The number, in the unit of its kind; 0 when empty. Notifies with every key that changes it.
   */
  properties[PROP_VALUE] = g_param_spec_int64 ("value", NULL, NULL, G_MININT64, G_MAXINT64, 0,
                                               G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY
                                                   | G_PARAM_STATIC_STRINGS);
  /**
   * RegNumberField:valid:
   *
   * Whether what is typed can be read and lies in the range.
   */
  properties[PROP_VALID] = g_param_spec_boolean ("valid", NULL, NULL, TRUE,
                                                 G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
reg_number_field_init (RegNumberField *self)
{
  self->style = reg_number_style_from_locale ();
  self->low = G_MININT64;
  self->high = G_MAXINT64;
  self->empty = TRUE;
  self->valid = TRUE;
}

/**
 * reg_number_field_attach:
 * @editable: a #GtkEntry, #GtkText or #AdwEntryRow
 * @kind: what kind of number
 * @currency: (nullable): ISO 4217, for money and prices
 *
 * Returns: (transfer none): the number in @editable, which keeps it alive
 */
RegNumberField *
reg_number_field_attach (GtkEditable *editable, RegNumberKind kind, const char *currency)
{
  RegNumberField *self;
  GtkEventController *focus;

  g_return_val_if_fail (GTK_IS_EDITABLE (editable), NULL);

  self = g_object_new (REG_TYPE_NUMBER_FIELD, NULL);
  self->editable = GTK_WIDGET (editable);
  self->kind = kind;
  self->currency = g_strdup (currency != NULL ? currency : "EUR");
  gtk_widget_add_css_class (self->editable, "numeric");
  if (!ADW_IS_ENTRY_ROW (editable))
    gtk_editable_set_alignment (editable, 1);
  g_signal_connect_object (editable, "changed", G_CALLBACK (text_changed_cb), self,
                           G_CONNECT_SWAPPED);
  focus = gtk_event_controller_focus_new ();
  g_signal_connect_object (focus, "leave", G_CALLBACK (focus_left_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->editable, focus);
  g_object_set_data_full (G_OBJECT (editable), "reg-number-field", self, g_object_unref);
  text_changed_cb (self);
  return self;
}

gint64
reg_number_field_get_value (RegNumberField *self)
{
  g_return_val_if_fail (REG_IS_NUMBER_FIELD (self), 0);

  return self->value;
}

/**
 * reg_number_field_set_value:
 * @value: in the unit of the kind
 */
void
reg_number_field_set_value (RegNumberField *self, gint64 value)
{
  g_return_if_fail (REG_IS_NUMBER_FIELD (self));

  set_valid (self, TRUE);
  take (self, value, FALSE);
  write_text (self);
}

void
reg_number_field_set_empty (RegNumberField *self)
{
  g_return_if_fail (REG_IS_NUMBER_FIELD (self));

  set_valid (self, TRUE);
  take (self, 0, TRUE);
  write_text (self);
}

gboolean
reg_number_field_is_empty (RegNumberField *self)
{
  g_return_val_if_fail (REG_IS_NUMBER_FIELD (self), TRUE);

  return self->empty;
}

gboolean
reg_number_field_is_valid (RegNumberField *self)
{
  g_return_val_if_fail (REG_IS_NUMBER_FIELD (self), FALSE);

  return self->valid;
}

/**
 * reg_number_field_set_range:
 * @low: least number that is accepted
 * @high: greatest
 */
void
reg_number_field_set_range (RegNumberField *self, gint64 low, gint64 high)
{
  g_return_if_fail (REG_IS_NUMBER_FIELD (self));

  self->low = low;
  self->high = high;
  text_changed_cb (self);
}

void
reg_number_field_set_currency (RegNumberField *self, const char *currency)
{
  g_return_if_fail (REG_IS_NUMBER_FIELD (self));

  g_free (self->currency);
  self->currency = g_strdup (currency != NULL ? currency : "EUR");
  if (self->valid)
    write_text (self);
}

/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/quotation/reg-product-entry.h"

#include <glib/gi18n.h>

#include "core/reg-money-format.h"
#include "ui/widgets/reg-focus.h"

/* From so many digits on a number comes from a scanner and is no description. */
#define MIN_BARCODE 8
/* Of a large family; the rest is scrolled to. */
#define MAX_LIST_HEIGHT 320
#define MIN_LIST_WIDTH 320
#define MAX_NAME_CHARS 48

struct _RegProductEntry
{
  GtkWidget parent_instance;

  RegSession *session;
  GtkWidget *text;
  GtkWidget *popover;
  GtkWidget *scroller;
  GtkWidget *list;
  GCancellable *cancellable;
  GPtrArray *matches; /* of RegProductMatch, for what stands in the text */
  char *wrong;
  gboolean searching;
  gboolean waiting; /* Enter or Tab came before the answer */
  gboolean go_on;
  gboolean products_only;
  gboolean takes_heads;
  gint64 head; /* whose variants are shown, 0 for what was found */
};

enum
{
  PICKED,
  WORDS,
  LEFT,
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RegProductEntry, reg_product_entry, GTK_TYPE_WIDGET)

static void
set_wrong (RegProductEntry *self, const char *why)
{
  g_set_str (&self->wrong, why);
  if (why != NULL)
    gtk_widget_add_css_class (self->text, "error");
  else
    gtk_widget_remove_css_class (self->text, "error");
  gtk_accessible_update_state (
      GTK_ACCESSIBLE (self->text), GTK_ACCESSIBLE_STATE_INVALID,
      why != NULL ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* --- choosing --------------------------------------------------------------------------- */

static void
pick (RegProductEntry *self, const RegProductMatch *match)
{
  /* Emptying the text forgets what was found for it. */
  g_autoptr (GPtrArray) held = g_ptr_array_ref (self->matches);
  gboolean go_on = self->go_on;

  reg_product_entry_set_text (self, "");
  g_signal_emit (self, signals[PICKED], 0, match, go_on);
}

static gboolean
is_scanned (const char *text)
{
  gsize n = 0;

  for (; g_ascii_isdigit (text[n]); n++)
    ;
  return text[n] == '\0' && n >= MIN_BARCODE;
}

static void
take_words (RegProductEntry *self)
{
  g_autofree char *text = g_strstrip (g_strdup (reg_product_entry_get_text (self)));
  gboolean go_on = self->go_on;

  if (is_scanned (text) || self->products_only)
    {
      g_autofree char *why = g_strdup_printf (is_scanned (text)
                                                  ? _ ("No product has the number %s.")
                                                  : _ ("No product is called “%s”."),
                                              text);

      set_wrong (self, why);
      gtk_editable_select_region (GTK_EDITABLE (self->text), 0, -1);
      return;
    }
  reg_product_entry_set_text (self, "");
  g_signal_emit (self, signals[WORDS], 0, text, go_on);
}

static void found_cb (GObject *object, GAsyncResult *result, gpointer user_data);
static void stop_searching (RegProductEntry *self);

/* The head of a family is none of it: which one is it to be? */
static void
open_family (RegProductEntry *self, const RegProductMatch *match)
{
  stop_searching (self);
  self->head = reg_record_get_id (match->product);
  self->cancellable = g_cancellable_new ();
  self->searching = TRUE;
  reg_product_find_variants_async (self->session, self->head, self->cancellable, found_cb,
                                   g_object_ref (self));
}

/* The marked answer, an exact one, or the first; with nothing found, the words as they are. */
static void
choose (RegProductEntry *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (GTK_LIST_BOX (self->list));
  guint index = row != NULL ? (guint)gtk_list_box_row_get_index (row) : 0;

  const RegProductMatch *match = self->matches != NULL && index < self->matches->len
                                     ? g_ptr_array_index (self->matches, index)
                                     : NULL;

  self->waiting = FALSE;
  if (match != NULL && match->n_variants > 0 && !self->takes_heads)
    open_family (self, match);
  else if (match != NULL)
    pick (self, match);
  else
    take_words (self);
}

static void
row_activated_cb (GtkListBox *list, GtkListBoxRow *row, RegProductEntry *self)
{
  gtk_list_box_select_row (list, row);
  self->go_on = TRUE;
  choose (self);
}

/* --- searching -------------------------------------------------------------------------- */

static GtkWidget *
make_label (const char *text, const char *css_class, gboolean grows)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), grows ? PANGO_ELLIPSIZE_END : PANGO_ELLIPSIZE_NONE);
  if (grows)
    gtk_label_set_max_width_chars (GTK_LABEL (label), MAX_NAME_CHARS);
  gtk_widget_set_hexpand (label, grows);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static char *
dup_figure (RegProductEntry *self, const RegProductMatch *match)
{
  if (match->n_variants > 0)
    return g_strdup_printf (ngettext ("%'d variant", "%'d variants", (gulong)match->n_variants),
                            (int)match->n_variants);
  return reg_price_format (reg_record_get_int (match->product, REG_PRODUCT_PRICE),
                           reg_session_get_currency (self->session),
                           reg_session_get_number_style (self->session));
}

static GtkWidget *
make_row (RegProductEntry *self, const RegProductMatch *match)
{
  const char *name = reg_record_get_text (match->product, REG_PRODUCT_NAME);
  g_autofree char *price = dup_figure (self, match);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *figure = make_label (price, "numeric", FALSE);

  gtk_box_append (GTK_BOX (box), make_label (reg_record_get_text (match->product, REG_PRODUCT_CODE),
                                             "dimmed", FALSE));
  gtk_box_append (GTK_BOX (box), make_label (name, NULL, TRUE));
  gtk_box_append (GTK_BOX (box), figure);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_set_can_focus (row, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return row;
}

static GtkWidget *
make_words_row (const char *text)
{
  g_autofree char *label = g_strdup_printf (_ ("Not a product: write “%s” as it is"), text);
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), make_label (label, "dimmed", TRUE));
  gtk_widget_set_can_focus (row, FALSE);
  return row;
}

static void
show_matches (RegProductEntry *self)
{
  const char *text = reg_product_entry_get_text (self);
  guint n = self->matches != NULL ? self->matches->len : 0;

  gtk_list_box_remove_all (GTK_LIST_BOX (self->list));
  for (guint i = 0; i < n; i++)
    gtk_list_box_append (GTK_LIST_BOX (self->list),
                         make_row (self, g_ptr_array_index (self->matches, i)));
  if (self->head == 0 && !self->products_only)
    gtk_list_box_append (GTK_LIST_BOX (self->list), make_words_row (text));
  gtk_list_box_select_row (GTK_LIST_BOX (self->list),
                           gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), 0));
  if (gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), 0) == NULL)
    gtk_popover_popdown (GTK_POPOVER (self->popover));
  else if (gtk_widget_has_focus (self->text) && gtk_widget_get_mapped (self->text))
    gtk_popover_popup (GTK_POPOVER (self->popover));
}

static void
found_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RegProductEntry) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) matches = reg_product_find_finish (REG_SESSION (object), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self->searching = FALSE;
  g_clear_pointer (&self->matches, g_ptr_array_unref);
  if (error != NULL)
    g_warning ("Products could not be searched: %s", error->message);
  self->matches = g_steal_pointer (&matches);
  if (self->list == NULL)
    return;
  /* Of a family nobody has seen the variants yet. */
  if (self->waiting && self->head == 0)
    choose (self);
  else
    show_matches (self);
}

static void
stop_searching (RegProductEntry *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->searching = FALSE;
  self->waiting = FALSE;
}

static void
text_changed_cb (GtkEditable *editable, RegProductEntry *self)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (editable)));

  stop_searching (self);
  self->head = 0;
  g_clear_pointer (&self->matches, g_ptr_array_unref);
  gtk_list_box_unselect_all (GTK_LIST_BOX (self->list));
  if (self->wrong != NULL)
    set_wrong (self, NULL);
  if (*text == '\0')
    {
      gtk_popover_popdown (GTK_POPOVER (self->popover));
      return;
    }
  self->cancellable = g_cancellable_new ();
  self->searching = TRUE;
  reg_product_find_async (self->session, text, self->cancellable, found_cb, g_object_ref (self));
}

static void
text_focus_cb (GtkWidget *text, GParamSpec *pspec, RegProductEntry *self)
{
  if (!gtk_widget_has_focus (text))
    gtk_popover_popdown (GTK_POPOVER (self->popover));
}

/* --- keys ------------------------------------------------------------------------------- */

/* The focus stays in the text, so the list does not scroll by itself. */
static void
scroll_to (RegProductEntry *self, GtkWidget *row)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (
      GTK_SCROLLED_WINDOW (self->scroller));
  graphene_rect_t bounds;

  if (gtk_widget_compute_bounds (row, self->list, &bounds))
    gtk_adjustment_clamp_page (adjustment, bounds.origin.y, bounds.origin.y + bounds.size.height);
}

static void
move_mark (RegProductEntry *self, int by)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (GTK_LIST_BOX (self->list));
  int index = (row != NULL ? gtk_list_box_row_get_index (row) : -1) + by;
  GtkListBoxRow *next = index >= 0
                            ? gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), index)
                            : NULL;
  GtkWidget *label;

  if (next == NULL)
    return;
  gtk_list_box_select_row (GTK_LIST_BOX (self->list), next);
  scroll_to (self, GTK_WIDGET (next));
  label = gtk_list_box_row_get_child (next);
  if (GTK_IS_BOX (label))
    {
      const RegProductMatch *match = g_ptr_array_index (self->matches, index);

      /* The focus stays in the entry, so the marked answer has to be said. */
      gtk_accessible_announce (GTK_ACCESSIBLE (self),
                               reg_record_get_text (match->product, REG_PRODUCT_NAME),
                               GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
    }
}

static gboolean
enter (RegProductEntry *self, gboolean go_on)
{
  if (*reg_product_entry_get_text (self) == '\0')
    return FALSE;
  self->go_on = go_on;
  if (self->searching)
    self->waiting = TRUE;
  else
    choose (self);
  return TRUE;
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                RegProductEntry *self)
{
  gboolean open = gtk_widget_get_visible (self->popover);

  /* With nothing typed there is nothing of the entry's own to undo, only lines. */
  if ((state & GDK_CONTROL_MASK) && gdk_keyval_to_lower (keyval) == GDK_KEY_z
      && *reg_product_entry_get_text (self) == '\0')
    return gtk_widget_activate_action (
        GTK_WIDGET (self), state & GDK_SHIFT_MASK ? "quotation.redo" : "quotation.undo", NULL);
  if (state & (GDK_CONTROL_MASK | GDK_ALT_MASK))
    return GDK_EVENT_PROPAGATE;
  switch (keyval)
    {
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_ISO_Enter:
      return enter (self, FALSE);
    case GDK_KEY_Tab:
      return enter (self, TRUE);
    case GDK_KEY_ISO_Left_Tab:
      g_signal_emit (self, signals[LEFT], 0, TRUE);
      return GDK_EVENT_STOP;
    case GDK_KEY_Down:
      if (open)
        move_mark (self, 1);
      return open;
    case GDK_KEY_Up:
      if (open)
        move_mark (self, -1);
      else
        g_signal_emit (self, signals[LEFT], 0, TRUE);
      return GDK_EVENT_STOP;
    case GDK_KEY_Escape:
      if (*reg_product_entry_get_text (self) == '\0')
        return GDK_EVENT_PROPAGATE;
      reg_product_entry_set_text (self, "");
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

/* --- widget ----------------------------------------------------------------------------- */

static gboolean
reg_product_entry_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (REG_PRODUCT_ENTRY (widget)->text);
}

static void
reg_product_entry_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  RegProductEntry *self = REG_PRODUCT_ENTRY (widget);

  gtk_widget_size_allocate (self->text, &(GtkAllocation){ 0, 0, width, height }, baseline);
  gtk_popover_present (GTK_POPOVER (self->popover));
}

static void
reg_product_entry_measure (GtkWidget *widget,
                           GtkOrientation orientation,
                           int for_size,
                           int *minimum,
                           int *natural,
                           int *minimum_baseline,
                           int *natural_baseline)
{
  gtk_widget_measure (REG_PRODUCT_ENTRY (widget)->text, orientation, for_size, minimum, natural,
                      minimum_baseline, natural_baseline);
}

static void
reg_product_entry_dispose (GObject *object)
{
  RegProductEntry *self = REG_PRODUCT_ENTRY (object);

  stop_searching (self);
  self->list = NULL;
  g_clear_pointer (&self->popover, gtk_widget_unparent);
  g_clear_pointer (&self->text, gtk_widget_unparent);
  g_clear_pointer (&self->matches, g_ptr_array_unref);
  g_clear_pointer (&self->wrong, g_free);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (reg_product_entry_parent_class)->dispose (object);
}

static void
reg_product_entry_class_init (RegProductEntryClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = reg_product_entry_dispose;
  widget_class->grab_focus = reg_product_entry_grab_focus;
  widget_class->focus = reg_focus_children;
  widget_class->measure = reg_product_entry_measure;
  widget_class->size_allocate = reg_product_entry_size_allocate;

  signals[PICKED] = g_signal_new ("picked", REG_TYPE_PRODUCT_ENTRY, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 2, G_TYPE_POINTER, G_TYPE_BOOLEAN);
  signals[WORDS] = g_signal_new ("words", REG_TYPE_PRODUCT_ENTRY, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_BOOLEAN);
  signals[LEFT] = g_signal_new ("left", REG_TYPE_PRODUCT_ENTRY, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
  /* What is wrong with the text is no longer the same. */
  signals[CHANGED] = g_signal_new ("changed", REG_TYPE_PRODUCT_ENTRY, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
reg_product_entry_init (RegProductEntry *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  /* A bare text has no role of its own, and screen readers would pass over it. */
  self->text = g_object_new (GTK_TYPE_TEXT, "accessible-role", GTK_ACCESSIBLE_ROLE_TEXT_BOX, NULL);
  gtk_text_set_placeholder_text (GTK_TEXT (self->text), _ ("Code, name or barcode…"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->text), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("New line: code, name or barcode"), -1);
  gtk_widget_set_parent (self->text, GTK_WIDGET (self));
  g_signal_connect_object (self->text, "changed", G_CALLBACK (text_changed_cb), self, 0);
  g_signal_connect_object (self->text, "notify::has-focus", G_CALLBACK (text_focus_cb), self, 0);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);

  self->list = gtk_list_box_new ();
  gtk_list_box_set_activate_on_single_click (GTK_LIST_BOX (self->list), TRUE);
  gtk_widget_set_can_focus (self->list, FALSE);
  gtk_widget_set_size_request (self->list, MIN_LIST_WIDTH, -1);
  gtk_widget_add_css_class (self->list, "reg-found");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Products found"), -1);
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (row_activated_cb), self, 0);
  self->popover = gtk_popover_new ();
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (self->scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (self->scroller),
                                              MAX_LIST_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->list);
  gtk_popover_set_child (GTK_POPOVER (self->popover), self->scroller);
  gtk_popover_set_autohide (GTK_POPOVER (self->popover), FALSE);
  gtk_popover_set_has_arrow (GTK_POPOVER (self->popover), FALSE);
  gtk_popover_set_position (GTK_POPOVER (self->popover), GTK_POS_BOTTOM);
  gtk_widget_set_halign (self->popover, GTK_ALIGN_START);
  gtk_widget_add_css_class (self->popover, "menu");
  gtk_widget_set_parent (self->popover, GTK_WIDGET (self));
}

GtkWidget *
reg_product_entry_new (RegSession *session)
{
  RegProductEntry *self;

  g_return_val_if_fail (REG_IS_SESSION (session), NULL);

  self = g_object_new (REG_TYPE_PRODUCT_ENTRY, NULL);
  self->session = g_object_ref (session);
  return GTK_WIDGET (self);
}

/**
 * reg_product_entry_set_products_only:
 * @label: says what the product is for, to those who cannot see it
 * @heads: whether the head of a family may be picked as well
 *
 * For places where words would mean nothing.
 */
void
reg_product_entry_set_products_only (RegProductEntry *self, const char *label, gboolean heads)
{
  g_return_if_fail (REG_IS_PRODUCT_ENTRY (self));

  self->products_only = TRUE;
  self->takes_heads = heads;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->text), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
}

void
reg_product_entry_set_text (RegProductEntry *self, const char *text)
{
  g_return_if_fail (REG_IS_PRODUCT_ENTRY (self));

  gtk_editable_set_text (GTK_EDITABLE (self->text), text);
  gtk_editable_set_position (GTK_EDITABLE (self->text), -1);
}

const char *
reg_product_entry_get_text (RegProductEntry *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->text));
}

/* The sentence about what cannot be found, or NULL. */
const char *
reg_product_entry_get_wrong (RegProductEntry *self)
{
  return self->wrong;
}

/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/window/reg-counter-search.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <string.h>

#include "core/reg-contact-link.h"
#include "core/reg-query.h"
#include "store/reg-search.h"
#include "ui/widgets/reg-direction.h"
#include "ui/widgets/reg-focus.h"
#include "ui/widgets/reg-icon.h"

/* How many answers fit below the entry. */
#define MAX_HITS 20

/* Three letters, part of a phone number, a card: the counter's question. Typing stays in the entry
 * all the time; the arrow keys choose among the answers, Enter opens. */
struct _RegCounterSearch
{
  GtkWidget parent_instance;
  GtkSearchEntry *entry;
  /* Made with the first answer. */
  GtkPopover *popover;
  GtkStack *stack;
  GtkListBox *list;
  GtkLabel *guess; /* above the answers when nobody is called what was typed */

  RegSession *session;
  GCancellable *cancellable;
  char *answered; /* what the answers below the entry are to */
  char *handed;   /* who calls or wrote, as another program said */
  RegQueryKind handed_kind;
  /* Enter pressed before the answer came: the first one is opened then. */
  gboolean open_first;
  /* The answer was there before the search: in a narrow window it slides in. */
  gboolean asks_when_mapped;
};

enum
{
  OPEN,
  CLOSED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RegCounterSearch, reg_counter_search, GTK_TYPE_WIDGET)

/* --- answers ---------------------------------------------------------------------------- */

typedef struct
{
  char *text;
  GPtrArray *hits;
  RegQueryKind kind;  /* what it would be of somebody new */
  gboolean is_handed; /* another program said it whole, with its kind */
  gboolean is_guess;  /* nothing was found; these are one typing error away */
} Search;

static void
search_free (gpointer data)
{
  Search *search = data;

  g_free (search->text);
  g_clear_pointer (&search->hits, g_ptr_array_unref);
  g_free (search);
}

static gboolean
search_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Search *search = data;
  g_autoptr (RegQuery) query = reg_query_new (search->text, NULL);

  if (!search->is_handed)
    search->kind = reg_query_get_kind (query);
  search->hits = reg_search (db, search->text, MAX_HITS, cancellable, error);
  if (search->hits == NULL || search->hits->len > 0)
    return search->hits != NULL;
  g_ptr_array_unref (search->hits);
  search->hits = reg_search_near (db, search->text, MAX_HITS, cancellable, error);
  search->is_guess = search->hits != NULL && search->hits->len > 0;
  return search->hits != NULL;
}

static RegHit *
row_get_hit (GtkListBoxRow *row)
{
  return g_object_get_data (G_OBJECT (row), "reg-hit");
}

static const char *
entity_icon (RegEntityId entity)
{
  switch (entity)
    {
    case REG_ENTITY_NONE:
      return "list-add-symbolic";
    case REG_ENTITY_PARTY:
      return "reg-customers-symbolic";
    case REG_ENTITY_QUOTATION:
      return "reg-quotation-symbolic";
    case REG_ENTITY_COMPLAINT:
      return "reg-complaint-symbolic";
    case REG_ENTITY_PRODUCT:
    case REG_ENTITY_MATERIAL:
      return "reg-product-symbolic";
    case REG_ENTITY_SALE:
      return "reg-sale-symbolic";
    case REG_ENTITY_OPPORTUNITY:
      return "reg-pipeline-symbolic";
    default:
      return "edit-find-symbolic";
    }
}

static const char *
entity_heading (RegEntityId entity)
{
  switch (entity)
    {
    case REG_ENTITY_PARTY:
      return _ ("Customers");
    case REG_ENTITY_QUOTATION:
      return _ ("Quotations");
    case REG_ENTITY_COMPLAINT:
      return _ ("Complaints");
    case REG_ENTITY_PRODUCT:
      return _ ("Products");
    case REG_ENTITY_MATERIAL:
      return _ ("Brochures and samples");
    case REG_ENTITY_SALE:
      return _ ("Sales");
    case REG_ENTITY_OPPORTUNITY:
      return _ ("Deals");
    case REG_ENTITY_STAFF:
      return _ ("Staff");
    default:
      return _ (reg_entity_get_info (entity)->label);
    }
}

static GtkWidget *
hit_label_new (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (css_class != NULL)
    {
      gtk_widget_add_css_class (label, "caption");
      gtk_widget_add_css_class (label, css_class);
    }
  return label;
}

/* Takes @hit. */
static GtkWidget *
hit_row_new (RegHit *hit)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *icon = reg_icon_create_image (entity_icon (hit->entity));
  g_autofree char *label = g_strdup_printf ("%s, %s", hit->title, hit->detail);
  g_autofree char *title = reg_direction_keep (hit->title);
  g_autofree char *detail = reg_direction_keep (hit->detail);

  gtk_box_append (GTK_BOX (texts), hit_label_new (title, NULL));
  if (*detail != '\0')
    gtk_box_append (GTK_BOX (texts), hit_label_new (detail, "dimmed"));
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_widget_set_valign (texts, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), texts);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_set_focusable (row, FALSE);
  g_object_set_data_full (G_OBJECT (row), "reg-hit", hit, (GDestroyNotify)reg_hit_free);
  return row;
}

static void
update_header (GtkListBoxRow *row, GtkListBoxRow *before, gpointer user_data)
{
  RegHit *hit = row_get_hit (row);
  GtkWidget *label;

  if (hit->entity == REG_ENTITY_NONE
      || (before != NULL && row_get_hit (before)->entity == hit->entity))
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }
  label = gtk_label_new (entity_heading (hit->entity));
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "caption-heading");
  gtk_widget_add_css_class (label, "reg-hits-heading");
  gtk_list_box_row_set_header (row, label);
}

/* Kinds stay together, in the order of the best answer of each. */
static void
fill_list (RegCounterSearch *self, GPtrArray *hits)
{
  gtk_list_box_remove_all (self->list);
  while (hits->len > 0)
    {
      RegEntityId entity = ((RegHit *)g_ptr_array_index (hits, 0))->entity;

      for (guint i = 0; i < hits->len;)
        {
          RegHit *hit = g_ptr_array_index (hits, i);

          if (hit->entity == entity)
            gtk_list_box_append (self->list, hit_row_new (g_ptr_array_steal_index (hits, i)));
          else
            i++;
        }
    }
}

static const char *
offer_title (RegQueryKind kind)
{
  switch (kind)
    {
    case REG_QUERY_PHONE:
      return _ ("New customer with this number");
    case REG_QUERY_MAIL:
      return _ ("New customer with this address");
    case REG_QUERY_CARD:
      return _ ("New customer with this card");
    default:
      return _ ("New customer");
    }
}

/* Somebody who is not known yet can be written down at once. */
static void
append_offer (RegCounterSearch *self, const char *text, RegQueryKind kind)
{
  RegHit *offer;

  if (kind == REG_QUERY_NOTHING || reg_store_is_read_only (reg_session_get_store (self->session)))
    return;
  offer = g_new0 (RegHit, 1);
  offer->id = kind;
  offer->title = g_strdup (offer_title (kind));
  offer->detail = g_strdup (text);
  gtk_list_box_append (self->list, hit_row_new (offer));
}

static char *
describe_nothing (const char *text, const Search *search)
{
  if (search->is_guess)
    /* Translators: %s is what somebody typed; people with similar names follow */
    return g_strdup_printf (_ ("Nothing is called “%s”. Did you mean:"), text);
  if (search->is_handed && search->kind == REG_QUERY_PHONE)
    /* Translators: %s is the telephone number of a caller */
    return g_strdup_printf (_ ("Nobody has the number “%s”."), text);
  if (search->is_handed)
    /* Translators: %s is the e-mail address of somebody who wrote */
    return g_strdup_printf (_ ("Nobody has the address “%s”."), text);
  if (search->kind == REG_QUERY_CARD)
    /* Translators: %s is what a scanner read or somebody typed */
    return g_strdup_printf (_ ("Nothing has the number “%s”."), text);
  return g_strdup (_ ("Nothing found. Try fewer letters, or part of the number."));
}

/* A guess is not chosen by an Enter that was meant for something else, nor is an offer. */
static void
show_answer (RegCounterSearch *self, Search *search)
{
  gboolean is_found = search->hits->len > 0 && !search->is_guess;
  g_autofree char *name = g_strstrip (g_strdup (search->text));
  g_autofree char *text = NULL;

  fill_list (self, search->hits);
  g_set_str (&self->answered, search->text);
  if (!is_found)
    append_offer (self, name, search->kind);
  gtk_list_box_select_row (self->list,
                           is_found ? gtk_list_box_get_row_at_index (self->list, 0) : NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->guess), !is_found);
  if (is_found)
    return;
  text = describe_nothing (name, search);
  gtk_label_set_label (self->guess, text);
  gtk_accessible_announce (GTK_ACCESSIBLE (self), text,
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
close_popover (RegCounterSearch *self)
{
  if (self->popover == NULL)
    return;
  gtk_popover_popdown (self->popover);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_STATE_EXPANDED, FALSE,
                               -1);
}

static void
open_row (RegCounterSearch *self, GtkListBoxRow *row)
{
  RegHit *hit = row_get_hit (row);
  int entity = hit->entity;
  gint64 id = hit->id;
  g_autofree char *text = g_strdup (hit->detail);

  close_popover (self);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  if (entity == REG_ENTITY_NONE)
    gtk_widget_activate_action (GTK_WIDGET (self), "app.new-customer-with", "(is)", (int)id, text);
  else
    g_signal_emit (self, signals[OPEN], 0, entity, id);
}

static void
row_activated_cb (RegCounterSearch *self, GtkListBoxRow *row)
{
  open_row (self, row);
}

static void
ensure_popover (RegCounterSearch *self)
{
  g_autoptr (GtkBuilder) builder = NULL;

  if (self->popover != NULL)
    return;
  builder = gtk_builder_new_from_resource ("/app/regulars/Regulars/ui/reg-search-popover.ui");
  self->popover = GTK_POPOVER (gtk_builder_get_object (builder, "popover"));
  self->stack = GTK_STACK (gtk_builder_get_object (builder, "stack"));
  self->list = GTK_LIST_BOX (gtk_builder_get_object (builder, "list"));
  self->guess = GTK_LABEL (gtk_builder_get_object (builder, "guess"));
  gtk_widget_set_parent (GTK_WIDGET (self->popover), GTK_WIDGET (self));
  gtk_widget_set_size_request (GTK_WIDGET (self->popover),
                               MAX (gtk_widget_get_width (GTK_WIDGET (self)), 300), -1);
  gtk_list_box_set_header_func (self->list, update_header, NULL, NULL);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (row_activated_cb), self);
}

/* Enter was pressed before the answer came. Of a name the first answer is meant; of a number only
 * what has just this number, because a scanner does not look at what it opens. */
static gboolean
opens_at_once (const Search *search)
{
  const RegHit *hit = search->hits->len > 0 ? search->hits->pdata[0] : NULL;

  return hit != NULL && !search->is_guess
         && (hit->is_exact || strpbrk (search->text, "0123456789") == NULL);
}

static void
found_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RegCounterSearch) self = user_data;
  g_autoptr (GError) error = NULL;
  Search *search = reg_store_job_finish (REG_STORE (object), result, &error);
  GtkListBoxRow *first;
  gboolean opens;

  if (search == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_message ("Search failed: %s", error->message);
      return;
    }
  /* Somebody went on typing. */
  if (!g_str_equal (search->text, gtk_editable_get_text (GTK_EDITABLE (self->entry))))
    return;
  self->asks_when_mapped = !gtk_widget_get_mapped (GTK_WIDGET (self));
  if (self->asks_when_mapped)
    return;
  ensure_popover (self);
  opens = self->open_first && opens_at_once (search);
  show_answer (self, search);
  first = gtk_list_box_get_row_at_index (self->list, 0);
  gtk_stack_set_visible_child_name (self->stack, first != NULL ? "hits" : "nothing");
  if (opens)
    open_row (self, first);
  else
    {
      gtk_popover_popup (self->popover);
      gtk_accessible_update_state (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_STATE_EXPANDED,
                                   TRUE, -1);
    }
  self->open_first = FALSE;
}

static void
text_changed_cb (RegCounterSearch *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  Search *search;

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->open_first = FALSE;
  if (*text == '\0' || self->session == NULL)
    {
      close_popover (self);
      return;
    }
  self->cancellable = g_cancellable_new ();
  search = g_new0 (Search, 1);
  search->text = g_strdup (text);
  search->is_handed = g_strcmp0 (text, self->handed) == 0;
  search->kind = self->handed_kind;
  reg_store_read_async (reg_session_get_store (self->session), G_PRIORITY_HIGH, search_job, search,
                        search_free, self->cancellable, found_cb, g_object_ref (self));
}

/* --- keys ------------------------------------------------------------------------------- */

static void
move_selection (RegCounterSearch *self, int step)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  int index = row != NULL ? gtk_list_box_row_get_index (row) + step : 0;
  GtkListBoxRow *next = index >= 0 ? gtk_list_box_get_row_at_index (self->list, index) : NULL;
  GtkWidget *scrolled;
  graphene_rect_t bounds;

  if (next == NULL)
    return;
  gtk_list_box_select_row (self->list, next);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->entry),
                                  GTK_ACCESSIBLE_RELATION_ACTIVE_DESCENDANT, next, -1);
  scrolled = gtk_widget_get_ancestor (GTK_WIDGET (self->list), GTK_TYPE_SCROLLED_WINDOW);
  if (gtk_widget_compute_bounds (GTK_WIDGET (next), GTK_WIDGET (self->list), &bounds))
    gtk_adjustment_clamp_page (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled)),
                               bounds.origin.y, bounds.origin.y + bounds.size.height);
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                RegCounterSearch *self)
{
  if (self->popover == NULL || !gtk_widget_get_visible (GTK_WIDGET (self->popover)))
    return GDK_EVENT_PROPAGATE;
  if (keyval == GDK_KEY_Down || keyval == GDK_KEY_KP_Down)
    move_selection (self, 1);
  else if (keyval == GDK_KEY_Up || keyval == GDK_KEY_KP_Up)
    move_selection (self, -1);
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

static void
activate_cb (RegCounterSearch *self)
{
  GtkListBoxRow *row = NULL;
  /* What is shown may still be the answer to the first letters. */
  gboolean is_answered = self->popover != NULL
                         && gtk_widget_get_visible (GTK_WIDGET (self->popover))
                         && g_str_equal (self->answered,
                                         gtk_editable_get_text (GTK_EDITABLE (self->entry)));

  if (is_answered)
    row = gtk_list_box_get_selected_row (self->list);
  if (row != NULL)
    open_row (self, row);
  else if (!is_answered)
    /* A scanner types faster than anybody reads. */
    self->open_first = self->cancellable != NULL || self->session == NULL;
}

static void
stop_cb (RegCounterSearch *self)
{
  close_popover (self);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  g_signal_emit (self, signals[CLOSED], 0);
}

static void
focus_left_cb (RegCounterSearch *self)
{
  close_popover (self);
}

/* --- widget ----------------------------------------------------------------------------- */

static void
reg_counter_search_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  RegCounterSearch *self = REG_COUNTER_SEARCH (widget);

  gtk_widget_allocate (GTK_WIDGET (self->entry), width, height, baseline, NULL);
  if (self->popover == NULL)
    return;
  gtk_widget_set_size_request (GTK_WIDGET (self->popover), MAX (width, 300), -1);
  gtk_popover_present (self->popover);
}

static void
reg_counter_search_measure (GtkWidget *widget,
                            GtkOrientation orientation,
                            int for_size,
                            int *minimum,
                            int *natural,
                            int *minimum_baseline,
                            int *natural_baseline)
{
  gtk_widget_measure (GTK_WIDGET (REG_COUNTER_SEARCH (widget)->entry), orientation, for_size,
                      minimum, natural, minimum_baseline, natural_baseline);
}

static void
reg_counter_search_map (GtkWidget *widget)
{
  RegCounterSearch *self = REG_COUNTER_SEARCH (widget);
  gboolean open_first = self->open_first;

  GTK_WIDGET_CLASS (reg_counter_search_parent_class)->map (widget);
  if (!self->asks_when_mapped)
    return;
  self->asks_when_mapped = FALSE;
  text_changed_cb (self);
  self->open_first = open_first;
}

static gboolean
reg_counter_search_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (REG_COUNTER_SEARCH (widget)->entry));
}

static void
reg_counter_search_dispose (GObject *object)
{
  RegCounterSearch *self = REG_COUNTER_SEARCH (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->session);
  g_clear_pointer (&self->answered, g_free);
  g_clear_pointer (&self->handed, g_free);
  if (self->popover != NULL)
    gtk_widget_unparent (GTK_WIDGET (g_steal_pointer (&self->popover)));
  gtk_widget_dispose_template (GTK_WIDGET (self), REG_TYPE_COUNTER_SEARCH);
  G_OBJECT_CLASS (reg_counter_search_parent_class)->dispose (object);
}

static void
reg_counter_search_class_init (RegCounterSearchClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = reg_counter_search_dispose;
  widget_class->size_allocate = reg_counter_search_size_allocate;
  widget_class->measure = reg_counter_search_measure;
  widget_class->map = reg_counter_search_map;
  widget_class->grab_focus = reg_counter_search_grab_focus;
  widget_class->focus = reg_focus_children;

  /**
   * RegCounterSearch::open:
   * @entity: kind of record, a #RegEntityId
   * @id: the record
   *
   * An answer was chosen.
   */
  signals[OPEN] = g_signal_new ("open", REG_TYPE_COUNTER_SEARCH, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_INT64);
  /**
   * RegCounterSearch::closed:
   *
   * The search was given up with Escape.
   */
  signals[CLOSED] = g_signal_new ("closed", REG_TYPE_COUNTER_SEARCH, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/app/regulars/Regulars/ui/reg-counter-search.ui");
  gtk_widget_class_bind_template_child (widget_class, RegCounterSearch, entry);
  gtk_widget_class_bind_template_callback (widget_class, text_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, focus_left_cb);
}

static void
reg_counter_search_init (RegCounterSearch *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
reg_counter_search_new (void)
{
  return g_object_new (REG_TYPE_COUNTER_SEARCH, NULL);
}

/**
 * reg_counter_search_set_session:
 * @session: (nullable): where to look
 */
void
reg_counter_search_set_session (RegCounterSearch *self, RegSession *session)
{
  gboolean open_first;

  g_return_if_fail (REG_IS_COUNTER_SEARCH (self));

  open_first = self->open_first;
  if (!g_set_object (&self->session, session))
    return;
  /* Somebody was quicker than the book was open. */
  text_changed_cb (self);
  self->open_first = open_first && session != NULL;
}

/**
 * reg_counter_search_start:
 *
 * Puts the focus there with everything selected, so that typing begins anew.
 */
void
reg_counter_search_start (RegCounterSearch *self)
{
  g_return_if_fail (REG_IS_COUNTER_SEARCH (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, -1);
}

/**
 * reg_counter_search_look_for:
 * @text: what to look for
 *
 * As if somebody had typed it; what is typed next takes its place. With "tel:" or "mailto:" in front
 * it is the whole number or address of somebody, and shown without that.
 */
void
reg_counter_search_look_for (RegCounterSearch *self, const char *text)
{
  g_return_if_fail (REG_IS_COUNTER_SEARCH (self));

  g_clear_pointer (&self->handed, g_free);
  if (reg_contact_link_is_link (text))
    {
      self->handed_kind = g_ascii_tolower (*text) == 't' ? REG_QUERY_PHONE : REG_QUERY_MAIL;
      text = strchr (text, ':') + 1;
      self->handed = g_strdup (text);
    }
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  reg_counter_search_start (self);
}

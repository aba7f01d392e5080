/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/handover/reg-briefing-reader.h"

#include <glib/gi18n.h>

#include "ui/reg-error-text.h"
#include "ui/widgets/reg-direction.h"

struct _RegBriefingReader
{
  AdwBin parent_instance;
  RegSession *session;
  GArray *parties; /* of gint64 */
  gint64 without;
  guint at;
  guint64 shown;
  GtkLabel *place_label;
  GtkLabel *name_label;
  GtkLabel *text_label;
  GtkWidget *back_button;
  GtkWidget *next_button;
  GtkWidget *open_button;
};

G_DEFINE_FINAL_TYPE (RegBriefingReader, reg_briefing_reader, ADW_TYPE_BIN)

static const char *
translate (const char *text)
{
  return gettext (text);
}

/**
 * reg_briefing_style_init:
 * @style: (out caller-allocates): filled; its zone is owned by the caller
 */
void
reg_briefing_style_init (RegBriefingStyle *style, RegSession *session)
{
  *style = (RegBriefingStyle){
    .translate = translate,
    .number = *reg_session_get_number_style (session),
    .date_format = C_ ("date", "%-d %b %Y"),
    .zone = reg_store_dup_time_zone (reg_session_get_store (session)),
  };
}

typedef struct
{
  gint64 party, without;
  RegBriefing *briefing;
} Load;

static void
load_free (gpointer data)
{
  Load *load = data;

  g_clear_pointer (&load->briefing, reg_briefing_free);
  g_free (load);
}

static gboolean
load_job (RegDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Load *load = data;

  load->briefing = reg_briefing_load (db, load->party, load->without, error);
  return load->briefing != NULL;
}

static void
loaded_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RegBriefingReader) self = user_data;
  g_autoptr (GError) error = NULL;
  Load *load = reg_store_job_finish (REG_STORE (object), result, &error);
  g_autofree char *text = NULL;
  g_autofree char *kept = NULL;
  RegBriefingStyle style;

  if (!reg_store_job_is_newer (result, &self->shown) || self->session == NULL)
    return;
  if (load == NULL)
    {
      text = reg_error_describe (error);
      gtk_label_set_label (self->text_label, text);
      return;
    }
  reg_briefing_style_init (&style, self->session);
  text = reg_briefing_describe (load->briefing, &style);
  kept = reg_direction_keep (text);
  g_time_zone_unref (style.zone);
  gtk_label_set_label (self->name_label,
                       reg_record_get_text (load->briefing->party, REG_PARTY_NAME));
  gtk_label_set_label (self->text_label, kept);
}

static void
show_at (RegBriefingReader *self)
{
  g_autofree char *place = NULL;
  Load *load;

  gtk_widget_set_sensitive (self->back_button, self->at > 0);
  gtk_widget_set_sensitive (self->next_button, self->at + 1 < self->parties->len);
  gtk_widget_set_sensitive (self->open_button, self->at < self->parties->len);
  if (self->at >= self->parties->len)
    return;
  /* Translators: which of how many customers */
  place = g_strdup_printf (_ ("%'u of %'u"), self->at + 1, self->parties->len);
  gtk_label_set_label (self->place_label, place);
  load = g_new0 (Load, 1);
  load->party = reg_briefing_reader_get_party (self);
  load->without = self->without;
  reg_store_read_async (reg_session_get_store (self->session), G_PRIORITY_HIGH, load_job, load,
                        load_free, NULL, loaded_cb, g_object_ref (self));
}

static void
back_cb (RegBriefingReader *self)
{
  reg_briefing_reader_go (self, -1);
}

static void
next_cb (RegBriefingReader *self)
{
  reg_briefing_reader_go (self, 1);
}

static void
open_cb (RegBriefingReader *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "app.open-party", "x",
                              reg_briefing_reader_get_party (self));
}

/* --- object ------------------------------------------------------------------------------- */

static GtkWidget *
create_button (RegBriefingReader *self, GtkWidget *box, const char *label, GCallback callback)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  adw_wrap_box_append (ADW_WRAP_BOX (box), button);
  return button;
}

static GtkLabel *
create_label (GtkWidget *box, const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);
  return GTK_LABEL (label);
}

static void
reg_briefing_reader_dispose (GObject *object)
{
  RegBriefingReader *self = REG_BRIEFING_READER (object);

  g_clear_object (&self->session);
  G_OBJECT_CLASS (reg_briefing_reader_parent_class)->dispose (object);
}

static void
reg_briefing_reader_finalize (GObject *object)
{
  g_array_unref (REG_BRIEFING_READER (object)->parties);
  G_OBJECT_CLASS (reg_briefing_reader_parent_class)->finalize (object);
}

static void
reg_briefing_reader_class_init (RegBriefingReaderClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = reg_briefing_reader_dispose;
  G_OBJECT_CLASS (klass)->finalize = reg_briefing_reader_finalize;
}

static void
reg_briefing_reader_init (RegBriefingReader *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *buttons = adw_wrap_box_new ();

  self->parties = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->place_label = create_label (box, "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->place_label), "dimmed");
  self->name_label = create_label (box, "title-3");
  self->text_label = create_label (box, NULL);
  gtk_label_set_selectable (self->text_label, TRUE);
  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (buttons), 6);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (buttons), 6);
  gtk_widget_set_margin_top (buttons, 6);
  self->back_button = create_button (self, buttons, _ ("_Back"), G_CALLBACK (back_cb));
  self->next_button = create_button (self, buttons, _ ("N_ext"), G_CALLBACK (next_cb));
  self->open_button = create_button (self, buttons, _ ("_Open customer"), G_CALLBACK (open_cb));
  gtk_box_append (GTK_BOX (box), buttons);
  gtk_widget_add_css_class (box, "card");
  gtk_widget_add_css_class (box, "reg-briefing");
  adw_bin_set_child (ADW_BIN (self), box);
}

/**
 * reg_briefing_reader_new:
 * @session: the open book
 *
 * Returns: (transfer floating): a reader with nothing to read
 */
RegBriefingReader *
reg_briefing_reader_new (RegSession *session)
{
  RegBriefingReader *self = g_object_new (REG_TYPE_BRIEFING_READER, NULL);

  self->session = g_object_ref (session);
  return self;
}

/**
 * reg_briefing_reader_show:
 * @parties: (element-type gint64): the customers; begins with the first
 * @without: who hands them over, not named among those who know them
 */
void
reg_briefing_reader_show (RegBriefingReader *self, GArray *parties, gint64 without)
{
  g_array_unref (self->parties);
  self->parties = g_array_ref (parties);
  self->without = without;
  self->at = 0;
  show_at (self);
}

void
reg_briefing_reader_go (RegBriefingReader *self, int by)
{
  gint64 to = (gint64)self->at + by;

  if (to < 0 || to >= self->parties->len)
    return;
  self->at = (guint)to;
  show_at (self);
}

/** reg_briefing_reader_get_party: Returns: which customer it is about, 0 for none */
gint64
reg_briefing_reader_get_party (RegBriefingReader *self)
{
  return self->at < self->parties->len ? g_array_index (self->parties, gint64, self->at) : 0;
}

/** reg_briefing_reader_is_last: Returns: whether nothing comes after it */
gboolean
reg_briefing_reader_is_last (RegBriefingReader *self)
{
  return self->at + 1 >= self->parties->len;
}

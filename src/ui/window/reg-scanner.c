/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ui/window/reg-scanner.h"

#include <adwaita.h>

#include "core/reg-scan.h"
#include "ui/customer/reg-counter-card.h"

struct _RegScanner
{
  GObject parent_instance;
  GtkWindow *window; /* not owned: it owns this */
  RegScan scan;
};

enum
{
  SCANNED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RegScanner, reg_scanner, G_TYPE_OBJECT)

/* Whether keys are typed into a text, or asked for by something in front of the window. The card of one
 * customer gives way to the next. */
static gboolean
is_elsewhere (RegScanner *self)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self->window));
  AdwDialog *dialog = NULL;

  if (focus != NULL
      && (GTK_IS_EDITABLE (focus) || GTK_IS_TEXT_VIEW (focus)
          || gtk_widget_get_ancestor (focus, GTK_TYPE_POPOVER) != NULL))
    return TRUE;
  if (ADW_IS_APPLICATION_WINDOW (self->window))
    dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self->window));
  return dialog != NULL && !REG_IS_COUNTER_CARD (dialog);
}

static gboolean
is_enter (guint keyval)
{
  return keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter || keyval == GDK_KEY_ISO_Enter;
}

/* Capital letters come with these. */
static gboolean
is_shift (guint keyval)
{
  return keyval == GDK_KEY_Shift_L || keyval == GDK_KEY_Shift_R || keyval == GDK_KEY_Caps_Lock
         || keyval == GDK_KEY_ISO_Level3_Shift;
}

/**
 * reg_scanner_press:
 * @keyval: a key
 * @state: what was held down with it
 * @time: when it was pressed, ms of the clock of the keys
 *
 * Returns: whether it was the end of a code, and nobody else is to see it
 */
gboolean
reg_scanner_press (RegScanner *self, guint keyval, GdkModifierType state, guint32 time)
{
  g_autofree char *code = NULL;

  g_return_val_if_fail (REG_IS_SCANNER (self), GDK_EVENT_PROPAGATE);

  if (is_shift (keyval))
    return GDK_EVENT_PROPAGATE;
  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) != 0 || is_elsewhere (self))
    {
      reg_scan_break (&self->scan);
      return GDK_EVENT_PROPAGATE;
    }
  if (!is_enter (keyval))
    {
      reg_scan_add (&self->scan, gdk_keyval_to_unicode (keyval), time);
      return GDK_EVENT_PROPAGATE;
    }
  code = reg_scan_end (&self->scan, time);
  if (code == NULL)
    return GDK_EVENT_PROPAGATE;
  g_signal_emit (self, signals[SCANNED], 0, code);
  return GDK_EVENT_STOP;
}

static gboolean
key_pressed_cb (GtkEventController *controller,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                RegScanner *self)
{
  return reg_scanner_press (self, keyval, state,
                            gtk_event_controller_get_current_event_time (controller));
}

static void
reg_scanner_class_init (RegScannerClass *klass)
{
  /**
   * RegScanner::scanned:
   * @code: what was read
   */
  signals[SCANNED] = g_signal_new ("scanned", REG_TYPE_SCANNER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
reg_scanner_init (RegScanner *self)
{
}

/**
 * reg_scanner_new:
 * @window: (transfer none): the window to listen to, which is to own the scanner
 *
 * Returns: (transfer full): a scanner that listens
 */
RegScanner *
reg_scanner_new (GtkWindow *window)
{
  RegScanner *self = g_object_new (REG_TYPE_SCANNER, NULL);
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->window = window;
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (window), keys);
  return self;
}

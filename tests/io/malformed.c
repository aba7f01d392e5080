/* Copyright 2026 The Regulars authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "malformed.h"

#include <string.h>

/* --- the good files ------------------------------------------------------------------------- */

typedef struct
{
  const char *name;
  RegImportKind kind;
  const char *delimiter;
  const char *date;   /* or a number, where there are no dates */
  const char *middle; /* begins the row in the middle, which is the one that gets damaged */
  int middle_line;
  const char *text;
} Good;

/* Every record has the same parts, so that one list of damages fits all. */
static const Good goods[] = {
  { "comma.csv", REG_IMPORT_CONTACTS, ",", "1990-12-31", "K2", 3,
    "code,name,phone,email,birthday,credit limit,city,note\n"
    "K1,First One,030 111,a@example.org,1980-01-02,100.00,Ede,regular\n"
    "K2,Middle Two,030 222,b@example.org,1990-12-31,250.50,K\303\266ln,\"a \"\"b\"\", c\nand d\"\n"
    "K3,Third,+90 555,c@example.org,--02-29,0.5,\304\260zmir,\n"
    "K4,Zo\303\253 Last,030 444,d@example.org,2001-06-15,75,Ede,end\n" },
  { "semicolon.csv", REG_IMPORT_CONTACTS, ";", "31.12.1990", "K2", 3,
    "code;name;phone;birthday;credit limit;city;note\n"
    "K1;First One;030 111;02.01.1980;1.100,00;Ede;regular\n"
    "K2;Middle Two;030 222;31.12.1990;250,50;K\303\266ln;\"a \"\"b\"\"; c\nand d\"\n"
    "K3;Third;+90 555;28.02.1999;0,5;\304\260zmir;\n"
    "K4;Zo\303\253 Last;030 444;15.06.2001;75;Ede;end\n" },
  { "tab.csv", REG_IMPORT_PRODUCTS, "\t", "-3", "K2", 3,
    "code\tname\tprice\tstock\tcategory\tdescription\n"
    "K1\tFirst One\t10.00\t5\tTyres\tregular\n"
    "K2\tMiddle Two\t1,250.50\t-3\tK\303\266ln\t\"a \"\"b\"\"\t c\nand d\"\n"
    "K3\tThird\t0.01\t0\tTyres\t\n"
    "K4\tZo\303\253 Last\t75\t1000000\tTyres\tend\n" },
  { "3.0.vcf", REG_IMPORT_VCARD, ";", "", "BEGIN:VCARD\nVERSION:3.0\nUID:k2", 8,
    "BEGIN:VCARD\nVERSION:3.0\nUID:k1\nN:One;First;;;\nFN:First One\nTEL;TYPE=CELL:030 111\n"
    "END:VCARD\n"
    "BEGIN:VCARD\nVERSION:3.0\nUID:k2\nN:Two;Middle;;;\nFN:Middle Two\n"
    "TEL;TYPE=\"CELL,HOME\":030 222\nEMAIL:b@example.org\n"
    "ADR;TYPE=HOME:;;Laan 1;K\303\266ln;;1234;DE\nBDAY:1990-12-31\nNOTE:a\\, b\\n\n c\n"
    "PHOTO;ENCODING=b;TYPE=JPEG:/9j/4AAQSkZJRgABAQAAAQABAAD/\n 2wBDAAg=\nEND:VCARD\n"
    "BEGIN:VCARD\nVERSION:3.0\nUID:k3\nFN:Zo\303\253 Last\nTEL:030 444\nEND:VCARD\n" },
  { "2.1.vcf", REG_IMPORT_VCARD, ";", "", "BEGIN:VCARD\nVERSION:2.1\nUID:k2", 8,
    "BEGIN:VCARD\nVERSION:2.1\nUID:k1\nN:One;First;;;\nFN:First One\nTEL;CELL:030 111\n"
    "END:VCARD\n"
    "BEGIN:VCARD\nVERSION:2.1\nUID:k2\nN:Two;Middle;;;\nFN:Middle Two\nTEL;CELL;HOME:030 222\n"
    "EMAIL;INTERNET:b@example.org\n"
    "ADR;HOME;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:;;Laan 1;K=C3=B6ln;;1234;DE\n"
    "BDAY:1990-12-31\nNOTE;ENCODING=QUOTED-PRINTABLE:a, b=0D=0A=\nc\n"
    "PHOTO;ENCODING=BASE64;JPEG:/9j/4AAQSkZJRgABAQAAAQABAAD/\n 2wBDAAg=\n\nEND:VCARD\n"
    "BEGIN:VCARD\nVERSION:2.1\nUID:k3\nFN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Zo=C3=AB Last\n"
    "TEL:030 444\nEND:VCARD\n" },
  { "4.0.vcf", REG_IMPORT_VCARD, ";", "", "BEGIN:VCARD\nVERSION:4.0\nUID:k2", 8,
    "BEGIN:VCARD\nVERSION:4.0\nUID:k1\nN:One;First;;;\nFN:First One\nTEL;TYPE=cell:030 111\n"
    "END:VCARD\n"
    "BEGIN:VCARD\nVERSION:4.0\nUID:k2\nN:Two;Middle;;;\nFN;PREF=1:Middle Two\n"
    "item1.TEL;VALUE=uri;TYPE=\"voice,home\":tel:+31-30-222\nitem1.X-ABLabel:^nHome\n"
    "EMAIL;PREF=1:b@example.org\n"
    "ADR;LABEL=\"Laan 1^n1234 K\303\266ln\":;;Laan 1;K\303\266ln;;1234;DE\nBDAY:19901231\n"
    "NOTE:a\\, b\\n\n c\nPHOTO:data:image/jpeg;base64,/9j/4AAQSkZJRgABAQAAAQABAAD/\n 2wBDAAg=\n"
    "END:VCARD\n"
    "BEGIN:VCARD\nVERSION:4.0\nUID:k3\nFN:Zo\303\253 Last\nTEL:030 444\nEND:VCARD\n" },
};

/* --- the damages ---------------------------------------------------------------------------- */

/* NUL cannot stand in a string here; delimiter and date differ from file to file. */
#define NUL "\342\220\200"      /* ␀ */
#define DELIMITER "\302\246"    /* ¦ */
#define DATE "\302\247"         /* § */
#define MANY (1024 * 1024)      /* what a field of CSV may hold */
#define HUGE (16 * 1024 * 1024) /* what a property, or a row, may hold */

typedef enum
{
  CUT,    /* the file ends at @at */
  BEHEAD, /* the file begins at @at */
  PUT,    /* @with, @n times, before @at */
  CHANGE, /* @at becomes @with, @n times */
  ALL,    /* every @at of the file becomes @with */
  MIX,    /* every @at of the file becomes one of @with, separated by '|', in turn */
  ENCODE, /* all of it in the encoding @with; the last @n bytes are lost */
  AGAIN,  /* all of it @n times */
  TAIL,   /* @with, @n times, after the end */
} What;

enum
{
  TOP = 1 << 4, /* @at is looked for from the top of the file, not from its middle row */
  FIRST = MALFORMED_KEEPS_FIRST,
  LAST = MALFORMED_KEEPS_LAST,
  BOTH = FIRST | LAST,
};

typedef struct
{
  const char *name;
  What what;
  const char *at;
  const char *with;
  int n;
  int flags;
  int rejected; /* the row that has to be: 1 for the first line of the middle row, 2 for the next … */
} Damage;

static const Damage csv_damages[] = {
  { "is empty", CUT, "", NULL, 0, TOP },
  { "is one byte", CUT, "", NULL, 1, TOP },
  { "ends in the first name of a column", CUT, "name", NULL, 2, TOP },
  { "ends at the end of the header, without a line end", CUT, "\n", NULL, 0, TOP },
  { "ends after the header", CUT, "\n", NULL, 1, TOP },
  { "ends between two rows", CUT, "K2", NULL, 0, FIRST },
  { "ends in a key", CUT, "K2", NULL, 1, FIRST },
  { "ends after a key", CUT, "K2", NULL, 2, FIRST },
  { "ends after a delimiter", CUT, "Middle", NULL, 0, FIRST },
  { "ends in a name", CUT, "Middle", NULL, 3, FIRST },
  { "ends inside of a character", CUT, "\303\266", NULL, 1, FIRST },
  { "ends after a quotation mark that opens", CUT, "\"", NULL, 1, FIRST, 1 },
  { "ends in a quoted field", CUT, "\"", NULL, 2, FIRST, 1 },
  { "ends in a doubled quotation mark", CUT, "\"\"b", NULL, 1, FIRST },
  { "ends after a doubled quotation mark", CUT, "\"\"b", NULL, 2, FIRST, 1 },
  { "ends in the second line of a quoted field", CUT, "and d", NULL, 3, FIRST, 1 },
  { "ends after the quotation mark that closes", CUT, "and d", NULL, 6, FIRST },
  { "ends without a line end", CUT, "end\n", NULL, 3, BOTH },
  { "begins in the header", BEHEAD, "ame", NULL, 0, TOP },
  { "begins with the first row", BEHEAD, "K1", NULL, 0, TOP },
  { "begins in a quoted field", BEHEAD, "and d", NULL, 0, 0 },
  { "has a byte order mark", PUT, "", "\357\273\277", 1, TOP | BOTH },
  { "has two byte order marks", PUT, "", "\357\273\277", 2, TOP },
  { "says it is UTF-16, little end first, and is not", PUT, "", "\377\376", 1, TOP },
  { "says it is UTF-16, big end first, and is not", PUT, "", "\376\377", 1, TOP },
  { "has a byte order mark in the middle", PUT, "K2", "\357\273\277", 1, BOTH },
  { "has a word of a spreadsheet before the header", PUT, "", "sep=" DELIMITER "\n", 1,
    TOP | BOTH },
  { "has a word of a spreadsheet that is wrong", PUT, "", "sep=|\n", 1, TOP },
  { "has blank lines before the header", PUT, "", "\n", 3, TOP | BOTH },
  { "has a thousand blank lines between rows", PUT, "K2", "\n", 1000, BOTH },
  { "has blanks between rows", PUT, "K2", " \t \n", 5, BOTH },
  { "has a NUL in a name", PUT, "Middle", NUL, 1, BOTH },
  { "has a thousand NULs between two rows", PUT, "K2", NUL, 1000, BOTH },
  { "has NULs at the top", PUT, "", NUL, 64, TOP },
  { "has NULs at the end", TAIL, NULL, NUL, 5000, BOTH },
  { "has a NUL in a quoted field", PUT, "and d", NUL, 3, BOTH },
  { "has control characters in a name", PUT, "Middle", "\001\002\033\177", 3, BOTH },
  { "has the end of file of DOS", TAIL, NULL, "\032", 1, BOTH },
  { "has a quotation mark too many at the start of a field", PUT, "Middle", "\"", 1, FIRST },
  { "has a quotation mark inside of a field", PUT, "iddle", "\"", 1, BOTH },
  { "has a field of quotation marks", CHANGE, "Middle Two", "\"", 41, FIRST },
  { "has text after a closing quotation mark", CHANGE, "Middle Two", "\"Middle\" Two", 1, BOTH },
  { "has a blank before a quotation mark", CHANGE, "Middle Two", " \"Middle Two\"", 1, BOTH },
  { "never closes a quotation mark", CHANGE, "and d\"", "and d", 1, FIRST, 1 },
  { "has quotation marks of a word processor", CHANGE, "Middle Two",
    "\342\200\234Middle Two\342\200\235", 1, BOTH },
  { "escapes with a backslash", CHANGE, "\"\"b", "\\\"b\\", 1, FIRST },
  { "has single bytes of Latin-1", CHANGE, "K\303\266ln", "K\366ln", 1, FIRST },
  { "has letters that UTF-8 does not have", CHANGE, "K\303\266ln", "\355\240\200\300\257\370", 9,
    FIRST },
  { "has half a character before a delimiter", CHANGE, "\303\266ln", "\303", 1, FIRST },
  { "has other line ends", ALL, "\n", "\r\n", 1, BOTH },
  { "has old line ends", ALL, "\n", "\r", 1, BOTH },
  { "has line ends the wrong way round", ALL, "\n", "\n\r", 1, BOTH },
  { "has line ends that were translated twice", ALL, "\n", "\r\r\n", 1, BOTH },
  { "has mixed line ends", MIX, "\n", "\r\n|\n|\r", 1, BOTH },
  { "has the line ends of another world", ALL, "\n", "\302\205", 1, 0 },
  { "has no line ends", ALL, "\n", "", 1, 0 },
  { "has two of every delimiter", ALL, DELIMITER, DELIMITER DELIMITER, 1, 0 },
  { "has no delimiters", ALL, DELIMITER, "", 1, 0 },
  { "has another delimiter in the middle", CHANGE, "K2" DELIMITER, "K2|", 1, BOTH },
  { "has a row that is too short", CHANGE, "K2" DELIMITER "Middle Two", "K2\nX", 1, BOTH },
  { "has a row of one delimiter", PUT, "K2", DELIMITER "\n", 1, BOTH, 1 },
  { "has rows without a name", PUT, "K2", "K9" DELIMITER " " DELIMITER "\n", 150, BOTH, 1 },
  { "has a thousand columns", PUT, "K2", DELIMITER, 1000, BOTH, 1 },
  { "has ten thousand columns", PUT, "Middle", DELIMITER, 10000, BOTH, 1 },
  { "has two hundred rows of ten thousand columns", PUT, "K2", NULL, 200, BOTH, 1 },
  { "has ten thousand names of columns", PUT, "\n", DELIMITER, 10000, TOP },
  { "has a column twice", CHANGE, "name", "name" DELIMITER "name", 1, TOP },
  { "has a column without a name", CHANGE, "name" DELIMITER, DELIMITER, 1, TOP },
  { "has a header of blanks", CHANGE, "code" DELIMITER "name", " " DELIMITER " ", 1, TOP },
  { "has a header with an open quotation mark", PUT, "name", "\"", 1, TOP },
  { "has a huge name of a column", PUT, "name", "x", MANY + 1, TOP },
  { "has the header in the middle again", PUT, "K2", "code" DELIMITER "name\n", 1, BOTH, 1 },
  { "has the largest name that fits", CHANGE, "Middle Two", "x", MANY, BOTH },
  { "has a name that is too long", CHANGE, "Middle Two", "x", MANY + 1, BOTH, 1 },
  { "has a quoted name that is too long", PUT, "and d", "\303\274", MANY, BOTH, 1 },
  { "has a row that is too long", PUT, "Middle", "0123456789abcde" DELIMITER, 3 * MANY / 2, BOTH,
    1 },
  { "has a hundred rows with open quotation marks", PUT, "K2", "K7" DELIMITER "\"x\n", 101, FIRST },
  { "has two hundred rows with open quotation marks", PUT, "K2", "\"x\n\n", 201, FIRST },
  { "has numbers out of range", CHANGE, "250", "99999999999999999999", 1, BOTH, 1 },
  { "has a number of letters", CHANGE, "50" DELIMITER, "5O5" DELIMITER, 1, BOTH, 1 },
  { "has a day that is none", CHANGE, DATE, "1990-12-32", 1, BOTH, 1 },
  { "has a month that is none", CHANGE, DATE, "1990-13-31", 1, BOTH, 1 },
  { "has a year that is none", CHANGE, DATE, "19900-12-31", 1, BOTH, 1 },
  { "has the key of another row", CHANGE, "K2", "K1", 1, 0 },
  { "has a formula for a name", CHANGE, "Middle Two", "=HYPERLINK(1)+cmd", 1, BOTH },
  { "has the direction of writing turned round", PUT, "Middle", "\342\200\256", 50, BOTH },
  { "has a letter with a thousand accents", PUT, "iddle", "\314\201", 1000, BOTH },
  { "is there three times", AGAIN, NULL, NULL, 3, BOTH },
  { "is UTF-16, little end first", ENCODE, "\357\273\277", "UTF-16LE", 0, BOTH },
  { "is UTF-16, little end first, without a mark", ENCODE, NULL, "UTF-16LE", 0, BOTH },
  { "is UTF-16, little end first, one byte short", ENCODE, "\357\273\277", "UTF-16LE", 1, FIRST },
  { "is UTF-16, big end first", ENCODE, "\357\273\277", "UTF-16BE", 0, BOTH },
  { "is UTF-16, big end first, without a mark", ENCODE, NULL, "UTF-16BE", 0, BOTH },
  { "is UTF-16, big end first, one byte short", ENCODE, NULL, "UTF-16BE", 1, FIRST },
  { "is UTF-32", ENCODE, "\357\273\277", "UTF-32LE", 0, 0 },
  { "is UTF-7", ENCODE, NULL, "UTF-7", 0, 0 },
  { "is of a mainframe", ENCODE, NULL, "IBM037", 0, 0 },
  { "is windows-1254", ENCODE, NULL, "WINDOWS-1254", 0, FIRST },
  { "is GB18030", ENCODE, NULL, "GB18030", 0, FIRST },
  { "is no text at all", ALL, "e", "\377\000\376\001", 1, 0 },
};

static const Damage vcard_damages[] = {
  { "is empty", CUT, "", NULL, 0, TOP },
  { "is one byte", CUT, "", NULL, 1, TOP },
  { "ends in the first BEGIN", CUT, "BEGIN", NULL, 7, TOP },
  { "ends after the first BEGIN", CUT, "BEGIN:VCARD", NULL, 11, TOP },
  { "ends between cards", CUT, "BEGIN", NULL, 0, FIRST },
  { "ends in the BEGIN of a card", CUT, "BEGIN", NULL, 8, FIRST },
  { "ends after BEGIN", CUT, "BEGIN:VCARD", NULL, 12, FIRST, 1 },
  { "ends in VERSION", CUT, "VERSION", NULL, 4, FIRST },
  { "ends after VERSION", CUT, "UID", NULL, 0, FIRST, 1 },
  { "ends in a name", CUT, "Middle", NULL, 3, FIRST },
  { "ends in a parameter", CUT, "TEL;", NULL, 5, FIRST },
  { "ends in a quoted parameter or a value", CUT, "TEL;", NULL, 12, FIRST },
  { "ends before a colon", CUT, "EMAIL", NULL, 5, FIRST },
  { "ends after a colon", CUT, "BDAY:", NULL, 5, FIRST },
  { "ends in a date", CUT, "BDAY:", NULL, 8, FIRST },
  { "ends inside of an encoded letter", CUT, "DE\nBDAY", NULL, -10, FIRST },
  { "ends inside of a folded note", CUT, "c\nPHOTO", NULL, 0, FIRST },
  { "ends in a picture", CUT, "AAQSkZ", NULL, 3, FIRST },
  { "ends at the fold of a picture", CUT, " 2wBD", NULL, 0, FIRST },
  { "ends before END", CUT, "END:VCARD", NULL, 0, FIRST },
  { "ends in END", CUT, "END:VCARD", NULL, 5, FIRST },
  { "ends without a line end", CUT, "444\nEND:VCARD", NULL, 13, BOTH },
  { "begins in a card", BEHEAD, "N:One", NULL, 0, TOP | LAST },
  { "begins with an END", BEHEAD, "END:VCARD", NULL, 0, TOP | LAST },
  { "begins in a folded line", BEHEAD, "c\nPHOTO", NULL, 0, LAST },
  { "begins with a blank", PUT, "", " ", 1, TOP | LAST },
  { "has a byte order mark", PUT, "", "\357\273\277", 1, TOP | BOTH },
  { "has two byte order marks", PUT, "", "\357\273\277", 2, TOP | LAST },
  { "has a byte order mark before every card", ALL, "BEGIN",
    "\357\273\277"
    "BEGIN",
    1, 0 },
  { "says it is UTF-16, little end first, and is not", PUT, "", "\377\376", 1, TOP },
  { "says it is UTF-16, big end first, and is not", PUT, "", "\376\377", 1, TOP },
  { "lacks a BEGIN", CHANGE, "BEGIN:VCARD\n", "", 1, BOTH, 1 },
  { "lacks an END", CHANGE, "END:VCARD\n", "", 1, BOTH },
  { "lacks the END of the last card", CHANGE, "444\nEND:VCARD", "444", 1, BOTH },
  { "lacks VERSION", CHANGE, "VERSION:", "X-VERSION:", 1, BOTH },
  { "lacks a name", CHANGE, "N:Two;Middle;;;\nFN", "X-A:Two\nX-B", 1, BOTH },
  { "names nobody", PUT, "BEGIN", "BEGIN:VCARD\nTEL:1\nEND:VCARD\n", 1, BOTH },
  { "has an empty card", PUT, "BEGIN", "BEGIN:VCARD\nEND:VCARD\n", 1, BOTH, 1 },
  { "has ten thousand empty cards", PUT, "BEGIN", "BEGIN:VCARD\nEND:VCARD\n", 10000, BOTH, 1 },
  { "has ten thousand BEGINs", PUT, "BEGIN", "BEGIN:VCARD\n", 10000, BOTH, 1 },
  { "has ten thousand ENDs", PUT, "BEGIN", "END:VCARD\n", 10000, BOTH },
  { "has another thing that begins", PUT, "BEGIN", "BEGIN:VCALENDAR\nEND:VCALENDAR\n", 1, BOTH },
  { "has text between the cards", PUT, "BEGIN", "and now for the next\n", 1, BOTH },
  { "has a property between the cards", PUT, "BEGIN", "FN:Nobody's\n", 1, BOTH, 1 },
  { "has a version of the future", CHANGE, "VERSION:", "VERSION:9.", 1, BOTH },
  { "has a huge version", PUT, "VERSION", "VERSION:1.0\n", 9000, BOTH },
  { "has small letters", CHANGE, "BEGIN:VCARD", "begin:vcard", 1, BOTH },
  { "has blanks in BEGIN", CHANGE, "BEGIN:VCARD", "BEGIN : VCARD ", 1, BOTH },
  { "has an indented card", ALL, "\n", "\n ", 1, 0 },
  { "has other line ends", ALL, "\n", "\r\n", 1, BOTH },
  { "has old line ends", ALL, "\n", "\r", 1, BOTH },
  { "has line ends that were translated twice", ALL, "\n", "\r\r\n", 1, BOTH },
  { "has mixed line ends", MIX, "\n", "\r\n|\n|\r", 1, BOTH },
  { "has a blank line after every line", ALL, "\n", "\n\n", 1, BOTH },
  { "has no line ends", ALL, "\n", "", 1, 0 },
  { "has folds in every place", ALL, ":", ":\n ", 1, 0 },
  { "has a fold without indent", CHANGE, "Middle Two", "Middle\nTwo", 1, BOTH },
  { "is folded ten thousand times", CHANGE, "Middle Two", "x\n ", 10000, BOTH },
  { "is folded without end", CHANGE, "Middle Two", "\n ", MANY, BOTH },
  { "ends every line with an equals sign", ALL, "\n", "=\n", 1, 0 },
  { "has an equals sign at the end of a card", CHANGE, "END:VCARD", "X=\nEND:VCARD", 1, BOTH },
  { "has broken quoted-printable", CHANGE, "NOTE", "NOTE;ENCODING=QUOTED-PRINTABLE:=G1=4=\nNOTE", 1,
    BOTH },
  { "has quoted-printable to the end", CHANGE, "NOTE", "NOTE;ENCODING=QUOTED-PRINTABLE:=", 1,
    BOTH },
  { "has NULs in quoted-printable", CHANGE, "NOTE", "X-A;ENCODING=QUOTED-PRINTABLE:=00=00a\nNOTE",
    1, BOTH },
  { "has an encoding nobody knows", CHANGE, "NOTE", "NOTE;ENCODING=ROT13:uryyb\nX", 1, BOTH },
  { "has broken Base64", CHANGE, "4AAQ", "****", 1, BOTH },
  { "has Base64 of one letter", CHANGE, "/9j/4AAQSkZJRgABAQAAAQABAAD/\n 2wBDAAg=", "A", 1, BOTH },
  { "has a picture that is none", CHANGE, "/9j/", "AAAA", 1, BOTH },
  { "has Base64 that swallows the END", CHANGE, "2wBDAAg=\n", "2wBD", 1, FIRST },
  { "has a picture without colon", CHANGE, "PHOTO", "PHOTO\nX-P", 1, BOTH },
  { "has a charset nobody knows", CHANGE, "NOTE", "NOTE;CHARSET=KLINGON:qapla\377\nX", 1, BOTH },
  { "has a charset that is not its own", CHANGE, "NOTE", "NOTE;CHARSET=UTF-16:a\303\266\nX", 1,
    BOTH },
  { "has an empty charset", CHANGE, "NOTE", "NOTE;CHARSET=:a\nX", 1, BOTH },
  { "has a charset with a path for a name", CHANGE, "NOTE", "NOTE;CHARSET=../../x//IGNORE:a\nX", 1,
    BOTH },
  { "has letters of a charset that shifts", CHANGE, "NOTE", "NOTE;CHARSET=ISO-2022-JP:\033$B\nX", 1,
    BOTH },
  { "has bytes that are no text", CHANGE, "Middle Two", "M\377\376\200 Two", 1, BOTH },
  { "has half a character", CHANGE, "Middle Two", "Middle Two\303", 1, BOTH },
  { "has a NUL in a name", CHANGE, "FN", "FN:Mid" NUL "dle\nX-FN", 1, BOTH },
  { "has NULs between the cards", PUT, "BEGIN", NUL, 1000, FIRST },
  { "has NULs at the top", PUT, "", NUL, 64, TOP },
  { "has NULs at the end", TAIL, NULL, NUL, 5000, BOTH },
  { "has control characters", PUT, "Middle", "\001\002\033\177", 3, BOTH },
  { "has a quotation mark that is not closed", CHANGE, "TEL;", "TEL;TYPE=\"home:1\nX;", 1, BOTH },
  { "has only colons", PUT, "TEL", ":\n", 100, BOTH },
  { "has only semicolons", PUT, "EMAIL", ";;;:;;;\n", 100, BOTH },
  { "has ten thousand parameters", CHANGE, "EMAIL", "EMAIL;TYPE=a:x\nX;TYPE=b", 10000, BOTH },
  { "has a parameter without a name", CHANGE, "EMAIL", "EMAIL;=x;;=:e@example.org\nX", 1, BOTH },
  { "has a name with a thousand parts", CHANGE, "N:Two", "N:Two;", 1000, BOTH },
  { "has an address with a thousand parts", PUT, "Laan", ";", 1000, BOTH },
  { "has groups in groups", CHANGE, "EMAIL", "a.b.c.EMAIL:x@example.org\n.TEL:2\nX", 1, BOTH },
  { "has a backslash at the end of a line", CHANGE, "Middle Two", "Middle Two\\", 1, BOTH },
  { "has only backslashes", CHANGE, "Middle Two", "\\", 1001, BOTH },
  { "has a day that is none", CHANGE, "BDAY", "BDAY:1990-02-31\nX", 1, BOTH },
  { "has a month that is none", CHANGE, "BDAY", "BDAY:19901301\nX", 1, BOTH },
  { "has a year that is none", CHANGE, "BDAY", "BDAY:99999-01-01\nX", 1, BOTH },
  { "has a birthday of letters", CHANGE, "BDAY", "BDAY;VALUE=text:circa 1800\nX", 1, BOTH },
  { "has a birthday a hundred digits long", CHANGE, "BDAY:", "BDAY:1990123119901231", 7, BOTH },
  { "has a preference that is none", CHANGE, "EMAIL", "EMAIL;PREF=999999999999:x@example.org\nX", 1,
    BOTH },
  { "has a card in a card", PUT, "TEL", "AGENT:\nBEGIN:VCARD\nFN:A\nEND:VCARD\n", 1, BOTH },
  { "has cards in cards, ten deep", PUT, "TEL", "AGENT:\nBEGIN:VCARD\nFN:A\n", 10, FIRST },
  { "has cards in cards, ten thousand deep", PUT, "TEL", "AGENT:\nBEGIN:VCARD\nFN:A\n", 10000,
    FIRST },
  { "has a card in a card that has no end", PUT, "TEL", "AGENT:\nBEGIN:VCARD\n", 1, FIRST },
  { "has an agent that is none", PUT, "TEL", "AGENT:\n", 1, BOTH },
  { "has a note that is too long", CHANGE, "NOTE", "NOTE:0123456789abcdef", HUGE / 16, BOTH, 1 },
  { "has a name that is too long", PUT, "Middle", "\303\274", HUGE / 2 + 1, BOTH, 1 },
  { "has more properties than fit", PUT, "TEL", "TEL:1\n", 10001, BOTH, 1 },
  { "has as many properties as fit", PUT, "TEL", "X-T:1\n", 9980, BOTH },
  { "is UTF-16, little end first", ENCODE, "\357\273\277", "UTF-16LE", 0, BOTH },
  { "is UTF-16, little end first, without a mark", ENCODE, NULL, "UTF-16LE", 0, BOTH },
  { "is UTF-16, little end first, one byte short", ENCODE, "\357\273\277", "UTF-16LE", 1, FIRST },
  { "is UTF-16, big end first", ENCODE, "\357\273\277", "UTF-16BE", 0, BOTH },
  { "is UTF-16, big end first, one byte short", ENCODE, NULL, "UTF-16BE", 1, FIRST },
  { "is UTF-32", ENCODE, "\357\273\277", "UTF-32LE", 0, 0 },
  { "is of a mainframe", ENCODE, NULL, "IBM037", 0, 0 },
  { "is windows-1254", ENCODE, NULL, "WINDOWS-1254", 0, BOTH },
  { "is there three times", AGAIN, NULL, NULL, 3, BOTH },
  { "is no text at all", ALL, "E", "\377\001\376", 1, 0 },
};

/* --- doing the damage ----------------------------------------------------------------------- */

static char *
spell (const Good *good, const char *text)
{
  g_autoptr (GString) spelled = g_string_new (text);

  g_string_replace (spelled, DELIMITER, good->delimiter, 0);
  g_string_replace (spelled, DATE, good->date, 0);
  return g_string_free_and_steal (g_steal_pointer (&spelled));
}

static char *
repeat (const char *text, int n)
{
  GString *many = g_string_sized_new (strlen (text) * (gsize)MAX (n, 1));

  for (int i = 0; i < MAX (n, 1); i++)
    g_string_append (many, text);
  return g_string_free_and_steal (many);
}

static gsize
find (const Good *good, const GString *text, const Damage *damage, const char *at)
{
  const char *middle = strstr (text->str, good->middle);
  const char *found = strstr (damage->flags & TOP ? text->str : middle, at);

  if (!found)
    g_error ("%s has no “%s” that “%s” could be done to", good->name, at, damage->name);
  return (gsize)(found - text->str);
}

static void
mix (GString *text, const char *at, const char *with)
{
  g_auto (GStrv) parts = g_strsplit (text->str, at, -1);
  g_auto (GStrv) ends = g_strsplit (with, "|", -1);
  guint n = g_strv_length (ends);

  g_string_truncate (text, 0);
  for (guint i = 0; parts[i]; i++)
    g_string_append_printf (text, "%s%s", parts[i], parts[i + 1] ? ends[i % n] : "");
}

static void
encode (GString *text, const char *mark, const char *encoding, int n_lost)
{
  g_autofree char *marked = g_strconcat (mark ? mark : "", text->str, NULL);
  g_autofree char *converted = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  converted = g_convert_with_fallback (marked, -1, encoding, "UTF-8", "?", NULL, &length, &error);
  g_assert_no_error (error);
  g_string_truncate (text, 0);
  g_string_append_len (text, converted, (gssize)length - n_lost);
}

static void
do_damage (const Good *good, const Damage *damage, GString *text)
{
  g_autofree char *at = spell (good, damage->at ? damage->at : "");
  g_autofree char *once = spell (good, damage->with ? damage->with : "");
  g_autofree char *with = NULL;

  if (damage->what == PUT && !damage->with)
    {
      g_autofree char *wide = repeat (good->delimiter, 10000);
      g_autofree char *row = g_strconcat (wide, "\n", NULL);

      with = repeat (row, damage->n);
    }
  else
    with = repeat (once, damage->what == ENCODE ? 1 : damage->n);
  switch (damage->what)
    {
    case CUT:
      g_string_truncate (text, find (good, text, damage, at) + (gsize)damage->n);
      break;
    case BEHEAD:
      g_string_erase (text, 0, (gssize)find (good, text, damage, at));
      break;
    case PUT:
      g_string_insert (text, (gssize)find (good, text, damage, at), with);
      break;
    case CHANGE:
      {
        gsize position = find (good, text, damage, at);

        g_string_erase (text, (gssize)position, (gssize)strlen (at));
        g_string_insert (text, (gssize)position, with);
      }
      break;
    case ALL:
      g_string_replace (text, at, with, 0);
      break;
    case MIX:
      mix (text, at, with);
      break;
    case ENCODE:
      encode (text, damage->at, damage->with, damage->n);
      break;
    case AGAIN:
      g_string_truncate (text, 0);
      for (int i = 0; i < damage->n; i++)
        g_string_append (text, good->text);
      break;
    case TAIL:
      g_string_append (text, with);
      break;
    }
}

/* The sign for NUL becomes one. */
static GBytes *
finish (const GString *text, gboolean encoded)
{
  GByteArray *bytes = g_byte_array_sized_new ((guint)text->len);
  const char *rest = text->str, *end = text->str + text->len, *nul;

  while (!encoded && (nul = strstr (rest, NUL)) != NULL)
    {
      g_byte_array_append (bytes, (const guint8 *)rest, (guint)(nul - rest));
      g_byte_array_append (bytes, (const guint8 *)"", 1);
      rest = nul + strlen (NUL);
    }
  g_byte_array_append (bytes, (const guint8 *)rest, (guint)(end - rest));
  return g_byte_array_free_to_bytes (bytes);
}

static const Damage *
damages_of (const Good *good, guint *n)
{
  gboolean cards = good->kind == REG_IMPORT_VCARD;

  *n = cards ? G_N_ELEMENTS (vcard_damages) : G_N_ELEMENTS (csv_damages);
  return cards ? vcard_damages : csv_damages;
}

static Malformed *
make (const Good *good, const Damage *damage)
{
  Malformed *self = g_new0 (Malformed, 1);
  g_autoptr (GString) text = g_string_new (good->text);

  if (damage)
    do_damage (good, damage, text);
  self->name = g_strdup_printf ("%s %s", good->name, damage ? damage->name : "is good");
  self->kind = good->kind;
  self->bytes = finish (text, damage && damage->what == ENCODE);
  self->flags = damage ? (MalformedFlags)(damage->flags & BOTH) : BOTH;
  self->line = damage && damage->rejected ? good->middle_line + damage->rejected - 1 : 0;
  return self;
}

guint
malformed_count (void)
{
  guint total = 0;

  for (guint i = 0; i < G_N_ELEMENTS (goods); i++)
    {
      guint n;

      damages_of (&goods[i], &n);
      total += n;
    }
  return total;
}

Malformed *
malformed_make (guint index)
{
  for (guint i = 0; i < G_N_ELEMENTS (goods); i++)
    {
      guint n;
      const Damage *damages = damages_of (&goods[i], &n);

      if (index < n)
        return make (&goods[i], &damages[index]);
      index -= n;
    }
  g_assert_not_reached ();
}

guint
malformed_count_good (void)
{
  return G_N_ELEMENTS (goods);
}

Malformed *
malformed_make_good (guint index)
{
  return make (&goods[index], NULL);
}

void
malformed_free (Malformed *self)
{
  g_free (self->name);
  g_bytes_unref (self->bytes);
  g_free (self);
}

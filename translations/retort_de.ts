<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE">
<context>
    <name>Arguments</name>
    <message>
        <source>Shows and runs the migrations of an Alembic project.</source>
        <translation>Zeigt die Migrationen eines Alembic-Projekts und führt sie aus.</translation>
    </message>
    <message>
        <source>A folder, an alembic.ini or a pyproject.toml.</source>
        <translation>Ein Ordner, eine alembic.ini oder eine pyproject.toml.</translation>
    </message>
    <message>
        <source>only one project can be opened at a time</source>
        <translation>es kann nur ein Projekt auf einmal geöffnet werden</translation>
    </message>
    <message>
        <source>--size takes a width and a height, like 1280x800</source>
        <translation>--size nimmt eine Breite und eine Höhe, etwa 1280x800</translation>
    </message>
</context>
<context>
    <name>ConnectionStatus</name>
    <message>
        <source>At head</source>
        <translation>Auf dem Head</translation>
    </message>
    <message numerus="yes">
        <source>%n revision(s) behind</source>
        <translation>
            <numerusform>%n Revision zurück</numerusform>
            <numerusform>%n Revisionen zurück</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing applied yet</source>
        <translation>Noch nichts angewandt</translation>
    </message>
    <message>
        <source>Stands on an unknown revision</source>
        <translation>Steht auf einer unbekannten Revision</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>Nicht verbunden</translation>
    </message>
    <message>
        <source>Cannot be read</source>
        <translation>Nicht lesbar</translation>
    </message>
    <message>
        <source>No database</source>
        <translation>Keine Datenbank</translation>
    </message>
</context>
<context>
    <name>ConnectionsPane</name>
    <message>
        <source>This database is not inside the project's folder. Retort does not connect to an address only because a project names it.</source>
        <translation>Diese Datenbank liegt nicht im Ordner des Projekts. Retort verbindet sich nicht mit einer Adresse, nur weil ein Projekt sie nennt.</translation>
    </message>
    <message>
        <source>The project does not say where its database is. The history can be read all the same.</source>
        <translation>Das Projekt sagt nicht, wo seine Datenbank ist. Der Verlauf lässt sich trotzdem lesen.</translation>
    </message>
    <message>
        <source>Upgrading needs a known starting point: get the missing file, or stamp the database with the revision it really has.</source>
        <translation>Ein Upgrade braucht einen bekannten Ausgangspunkt: Holen Sie die fehlende Datei, oder stempeln Sie die Datenbank mit der Revision, auf der sie wirklich steht.</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>Datenbank</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Database %1: %2</source>
        <translation>Datenbank %1: %2</translation>
    </message>
</context>
<context>
    <name>ErrorPanel</name>
    <message>
        <source>Copy details</source>
        <translation>Einzelheiten kopieren</translation>
    </message>
    <message>
        <source>Show in script</source>
        <translation>Im Skript zeigen</translation>
    </message>
</context>
<context>
    <name>HistoryModel</name>
    <message>
        <source>Graph</source>
        <translation>Graph</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Nachricht</translation>
    </message>
    <message>
        <source>Revision</source>
        <translation>Revision</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>Angelegt</translation>
    </message>
</context>
<context>
    <name>HistoryPane</name>
    <message>
        <source>Search revisions and scripts</source>
        <translation>Revisionen und Skripte durchsuchen</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>No revision matches</source>
        <translation>Keine Revision passt</translation>
    </message>
    <message>
        <source>Searched messages, ids, labels, file names and the scripts themselves. Press Escape in the search field to see all revisions again.</source>
        <translation>Durchsucht wurden Nachrichten, Ids, Labels, Dateinamen und die Skripte selbst. Escape im Suchfeld zeigt wieder alle Revisionen.</translation>
    </message>
    <message>
        <source>No revisions yet</source>
        <translation>Noch keine Revisionen</translation>
    </message>
    <message>
        <source>The first file in the versions folder will show up here.</source>
        <translation>Die erste Datei im Ordner der Versionen erscheint hier.</translation>
    </message>
</context>
<context>
    <name>HistoryRows</name>
    <message>
        <source>head</source>
        <translation>Head</translation>
    </message>
    <message>
        <source>applied on %1</source>
        <translation>angewandt auf %1</translation>
    </message>
    <message>
        <source>not applied on %1</source>
        <translation>nicht angewandt auf %1</translation>
    </message>
    <message>
        <source>revision %1</source>
        <translation>Revision %1</translation>
    </message>
    <message>
        <source>broken: %1</source>
        <translation>defekt: %1</translation>
    </message>
    <message>
        <source>base, no parent</source>
        <translation>Basis, kein Vorgänger</translation>
    </message>
    <message>
        <source>parents: %1</source>
        <translation>Vorgänger: %1</translation>
    </message>
</context>
<context>
    <name>HistoryView</name>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Retort</source>
        <translation>Retort</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>Probleme</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Lauf</translation>
    </message>
    <message>
        <source>%1: nothing to do</source>
        <translation>%1: nichts zu tun</translation>
    </message>
    <message>
        <source>Open project</source>
        <translation>Projekt öffnen</translation>
    </message>
    <message>
        <source>%1 – Retort</source>
        <translation>%1 – Retort</translation>
    </message>
    <message>
        <source>Problems (%1)</source>
        <translation>Probleme (%1)</translation>
    </message>
    <message>
        <source>Reading the project</source>
        <translation>Das Projekt wird gelesen</translation>
    </message>
    <message>
        <source>No project is open</source>
        <translation>Kein Projekt geöffnet</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message numerus="yes">
        <source>%n revision(s)</source>
        <translation>
            <numerusform>%n Revision</numerusform>
            <numerusform>%n Revisionen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n head(s)</source>
        <translation>
            <numerusform>%n Head</numerusform>
            <numerusform>%n Heads</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n found</source>
        <translation>
            <numerusform>%n gefunden</numerusform>
            <numerusform>%n gefunden</numerusform>
        </translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>Wird gelesen</translation>
    </message>
    <message>
        <source>Opened without running any script</source>
        <translation>Geöffnet, ohne ein Skript auszuführen</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Reload</source>
        <translation>Neu laden</translation>
    </message>
    <message>
        <source>Read the project's files again</source>
        <translation>Die Dateien des Projekts erneut lesen</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>&amp;Project</source>
        <translation>&amp;Projekt</translation>
    </message>
    <message>
        <source>Open recent</source>
        <translation>Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>&amp;Database</source>
        <translation>&amp;Datenbank</translation>
    </message>
    <message>
        <source>Copy id</source>
        <translation>Id kopieren</translation>
    </message>
    <message>
        <source>Open file</source>
        <translation>Datei öffnen</translation>
    </message>
    <message>
        <source>Open the script in the program your desktop uses for it</source>
        <translation>Das Skript in dem Programm öffnen, das die Arbeitsumgebung dafür vorsieht</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Problems and run</source>
        <translation>Probleme und Lauf</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>About Retort</source>
        <translation>Über Retort</translation>
    </message>
    <message>
        <source>Retort %1</source>
        <translation>Retort %1</translation>
    </message>
    <message>
        <source>Runs Alembic migrations without Python.</source>
        <translation>Führt Alembic-Migrationen ohne Python aus.</translation>
    </message>
    <message>
        <source>Main</source>
        <translation>Hauptleiste</translation>
    </message>
</context>
<context>
    <name>MessageBar</name>
    <message>
        <source>Dismiss</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Dismiss the message</source>
        <translation>Die Meldung schließen</translation>
    </message>
</context>
<context>
    <name>MigrationActions</name>
    <message>
        <source>Upgrade to head</source>
        <translation>Upgrade bis Head</translation>
    </message>
    <message>
        <source>Upgrade to this revision</source>
        <translation>Upgrade bis zu dieser Revision</translation>
    </message>
    <message>
        <source>Downgrade one revision</source>
        <translation>Downgrade um eine Revision</translation>
    </message>
    <message>
        <source>Downgrade to this revision</source>
        <translation>Downgrade bis zu dieser Revision</translation>
    </message>
    <message>
        <source>Downgrade to base</source>
        <translation>Downgrade bis zur Basis</translation>
    </message>
    <message>
        <source>Stamp with this revision</source>
        <translation>Mit dieser Revision stempeln</translation>
    </message>
    <message>
        <source>Undo the revision that was applied last</source>
        <translation>Die zuletzt angewandte Revision zurücknehmen</translation>
    </message>
    <message>
        <source>Write the selected revision into the version table, without running any script</source>
        <translation>Die gewählte Revision in die Versionstabelle schreiben, ohne ein Skript auszuführen</translation>
    </message>
    <message>
        <source>Upgrade %1 to %2</source>
        <translation>Upgrade von %1 bis %2</translation>
    </message>
    <message>
        <source>Downgrade %1 by one revision</source>
        <translation>Downgrade von %1 um eine Revision</translation>
    </message>
    <message>
        <source>Downgrade %1 to %2</source>
        <translation>Downgrade von %1 bis %2</translation>
    </message>
    <message>
        <source>Downgrade %1 to base</source>
        <translation>Downgrade von %1 bis zur Basis</translation>
    </message>
    <message>
        <source>Stamp %1 with %2</source>
        <translation>%1 mit %2 stempeln</translation>
    </message>
    <message>
        <source>Upgrade to heads</source>
        <translation>Upgrade bis zu den Heads</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message numerus="yes">
        <source>Apply %n revision(s)</source>
        <translation>
            <numerusform>%n Revision anwenden</numerusform>
            <numerusform>%n Revisionen anwenden</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is waiting</source>
        <translation>Nichts steht aus</translation>
    </message>
    <message>
        <source>Downgrade</source>
        <translation>Downgrade</translation>
    </message>
    <message>
        <source>Stamp</source>
        <translation>Stempeln</translation>
    </message>
</context>
<context>
    <name>PlanSheet</name>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Revisions, in the order they run</source>
        <translation>Revisionen in der Reihenfolge ihrer Ausführung</translation>
    </message>
    <message>
        <source>%1 %2, %3</source>
        <translation>%1 %2, %3</translation>
    </message>
    <message>
        <source>SQL</source>
        <translation>SQL</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>This is a production database. To go on, type its &amp;name:</source>
        <translation>Das ist eine Produktionsdatenbank. Zum Fortfahren ihren &amp;Namen eingeben:</translation>
    </message>
</context>
<context>
    <name>PlanText</name>
    <message>
        <source>Reads from the environment: %1</source>
        <translation>Liest aus der Umgebung: %1</translation>
    </message>
    <message>
        <source>-- From here on the script goes by what it asks the database at line %1</source>
        <translation>-- Ab hier richtet sich das Skript danach, was es in Zeile %1 die Datenbank fragt</translation>
    </message>
    <message>
        <source>-- From here on the script goes by what it asks the database</source>
        <translation>-- Ab hier richtet sich das Skript danach, was es die Datenbank fragt</translation>
    </message>
    <message>
        <source>Commit what came before, then go on outside of a transaction</source>
        <translation>Das Bisherige festschreiben, dann außerhalb einer Transaktion weitermachen</translation>
    </message>
    <message>
        <source>Begin a transaction again</source>
        <translation>Wieder eine Transaktion beginnen</translation>
    </message>
    <message>
        <source>Version table: add %1</source>
        <translation>Versionstabelle: %1 hinzufügen</translation>
    </message>
    <message>
        <source>Version table: %1 becomes %2</source>
        <translation>Versionstabelle: %1 wird zu %2</translation>
    </message>
    <message>
        <source>Version table: remove %1</source>
        <translation>Versionstabelle: %1 entfernen</translation>
    </message>
    <message>
        <source>Stamp</source>
        <translation>Stempeln</translation>
    </message>
    <message>
        <source>Upgrade</source>
        <translation>Upgrade</translation>
    </message>
    <message>
        <source>Downgrade</source>
        <translation>Downgrade</translation>
    </message>
    <message>
        <source>-- No script runs; only the version table changes</source>
        <translation>-- Kein Skript läuft; nur die Versionstabelle ändert sich</translation>
    </message>
    <message>
        <source>-- The script changes nothing</source>
        <translation>-- Das Skript ändert nichts</translation>
    </message>
    <message>
        <source>As the database stands: the script looks again when it runs, or goes on where a statement fails</source>
        <translation>So, wie die Datenbank jetzt ist: das Skript sieht beim Lauf noch einmal nach, oder macht weiter, wo eine Anweisung scheitert</translation>
    </message>
    <message>
        <source>The rest depends on what the script asks the database</source>
        <translation>Der Rest hängt davon ab, was das Skript die Datenbank fragt</translation>
    </message>
    <message>
        <source>Upgrade %1 to %2</source>
        <translation>Upgrade von %1 bis %2</translation>
    </message>
    <message>
        <source>Downgrade %1 to %2</source>
        <translation>Downgrade von %1 bis %2</translation>
    </message>
    <message>
        <source>Stamp %1 with %2</source>
        <translation>%1 mit %2 stempeln</translation>
    </message>
    <message numerus="yes">
        <source>%n revision(s)</source>
        <translation>
            <numerusform>%n Revision</numerusform>
            <numerusform>%n Revisionen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, no script runs</source>
        <translation>%1, kein Skript läuft</translation>
    </message>
    <message numerus="yes">
        <source>%n statement(s)</source>
        <translation>
            <numerusform>%n Anweisung</numerusform>
            <numerusform>%n Anweisungen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, at least %2</source>
        <translation>%1, mindestens %2</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 min %2 s</translation>
    </message>
</context>
<context>
    <name>ProblemsModel</name>
    <message>
        <source>Error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>%1: %2, %3</source>
        <translation>%1: %2, %3</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>Problem</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Stelle</translation>
    </message>
</context>
<context>
    <name>ProblemsPane</name>
    <message>
        <source>Problems</source>
        <translation>Probleme</translation>
    </message>
    <message>
        <source>No problems</source>
        <translation>Keine Probleme</translation>
    </message>
    <message>
        <source>Every revision file could be read.</source>
        <translation>Jede Revisionsdatei war lesbar.</translation>
    </message>
</context>
<context>
    <name>RevisionDetails</name>
    <message>
        <source>%1 stands here</source>
        <translation>%1 steht hier</translation>
    </message>
    <message>
        <source>Applied on %1</source>
        <translation>Angewandt auf %1</translation>
    </message>
    <message>
        <source>Not applied on %1 yet</source>
        <translation>Auf %1 noch nicht angewandt</translation>
    </message>
</context>
<context>
    <name>RevisionPane</name>
    <message>
        <source>Copy the revision's id</source>
        <translation>Die Id der Revision kopieren</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Überblick</translation>
    </message>
    <message>
        <source>Script</source>
        <translation>Skript</translation>
    </message>
    <message>
        <source>No revision selected</source>
        <translation>Keine Revision gewählt</translation>
    </message>
    <message>
        <source>Choose one in the history to see what it does.</source>
        <translation>Wählen Sie eine im Verlauf, um zu sehen, was sie tut.</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Parent</source>
        <translation>Vorgänger</translation>
    </message>
    <message>
        <source>Parents</source>
        <translation>Vorgänger</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>Fehlt</translation>
    </message>
    <message>
        <source>None: this is a base</source>
        <translation>Keiner: dies ist eine Basis</translation>
    </message>
    <message>
        <source>Child</source>
        <translation>Nachfolger</translation>
    </message>
    <message>
        <source>Children</source>
        <translation>Nachfolger</translation>
    </message>
    <message>
        <source>None: this is a head</source>
        <translation>Keiner: dies ist ein Head</translation>
    </message>
    <message>
        <source>Depends on</source>
        <translation>Hängt ab von</translation>
    </message>
    <message>
        <source>Needed by</source>
        <translation>Gebraucht von</translation>
    </message>
    <message>
        <source>Branch</source>
        <translation>Zweig</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>Angelegt</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notizen</translation>
    </message>
</context>
<context>
    <name>RunModel</name>
    <message>
        <source>%1, %2, %3</source>
        <translation>%1, %2, %3</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Revision</source>
        <translation>Revision</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Nachricht</translation>
    </message>
    <message>
        <source>Statements</source>
        <translation>Anweisungen</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Wartet</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>Läuft</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Rolled back</source>
        <translation>Zurückgerollt</translation>
    </message>
    <message>
        <source>Not run</source>
        <translation>Nicht ausgeführt</translation>
    </message>
</context>
<context>
    <name>RunView</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Lauf</translation>
    </message>
    <message>
        <source>Nothing has run yet</source>
        <translation>Noch ist nichts gelaufen</translation>
    </message>
    <message>
        <source>Nothing was changed</source>
        <translation>Nichts wurde geändert</translation>
    </message>
    <message>
        <source>Took %1</source>
        <translation>Dauerte %1</translation>
    </message>
    <message>
        <source>nothing applied</source>
        <translation>nichts angewandt</translation>
    </message>
    <message>
        <source>Done. %1 now stands at: %2</source>
        <translation>Fertig. %1 steht jetzt auf: %2</translation>
    </message>
    <message>
        <source>Cancelled. What was not yet committed has been rolled back.</source>
        <translation>Abgebrochen. Was noch nicht festgeschrieben war, wurde zurückgerollt.</translation>
    </message>
    <message>
        <source>Cancelled. Some changes could not be rolled back.</source>
        <translation>Abgebrochen. Einige Änderungen ließen sich nicht zurückrollen.</translation>
    </message>
    <message>
        <source>Failed. What was not yet committed has been rolled back.</source>
        <translation>Fehlgeschlagen. Was noch nicht festgeschrieben war, wurde zurückgerollt.</translation>
    </message>
    <message>
        <source>Failed. Some changes could not be rolled back.</source>
        <translation>Fehlgeschlagen. Einige Änderungen ließen sich nicht zurückrollen.</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Cancelling · %1</source>
        <translation>Wird abgebrochen · %1</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>%1 · %2 · %3</source>
        <translation>%1 · %2 · %3</translation>
    </message>
</context>
<context>
    <name>WelcomePage</name>
    <message>
        <source>Open project</source>
        <translation>Projekt öffnen</translation>
    </message>
    <message>
        <source>Recent projects</source>
        <translation>Zuletzt geöffnete Projekte</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Reading the project</source>
        <translation>Das Projekt wird gelesen</translation>
    </message>
    <message>
        <source>Open an Alembic project</source>
        <translation>Ein Alembic-Projekt öffnen</translation>
    </message>
    <message>
        <source>Choose a folder with an alembic.ini, or drop one here. Opening only reads files: no script runs and nothing is written.</source>
        <translation>Wählen Sie einen Ordner mit einer alembic.ini, oder ziehen Sie ihn hierher. Beim Öffnen werden nur Dateien gelesen: Kein Skript läuft, und nichts wird geschrieben.</translation>
    </message>
</context>
</TS>

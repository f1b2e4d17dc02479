package dev.twintrace.linear.read;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.ToIntFunction;

/** Which column is which field of a record; negative where there is none. */
record CsvHeader(
        int size,
        int process,
        int invoke,
        int complete,
        int operation,
        int key,
        int arg1,
        int arg2,
        int arg3,
        int arg4,
        int result,
        int outcome,
        int executions) {

    /** Reads the first record of a file. */
    static CsvHeader of(byte[] bytes, CsvFields fields, long line) throws Refusal {
        Map<CsvColumn, Integer> places = new EnumMap<>(CsvColumn.class);
        for (int f = 0; f < fields.count(); f++) {
            int column = fields.column(bytes, fields.start(f));
            String title =
                    Utf8.text(bytes, fields.start(f), fields.end(f), line)
                            .strip()
                            .replaceAll("^\"(.*)\"$", "$1");
            CsvColumn its = CsvColumn.of(title).orElseThrow(() -> unknown(title, line, column));
            if (places.containsKey(its)) {
                throw new Refusal(line, column, "the column `" + title + "` is there twice");
            }
            places.put(its, f);
        }
        check(places, line);
        return of(fields.count(), places);
    }

    private static CsvHeader of(int size, Map<CsvColumn, Integer> places) {
        ToIntFunction<CsvColumn> at = column -> places.getOrDefault(column, -1);
        return new CsvHeader(
                size,
                at.applyAsInt(CsvColumn.PROCESS),
                at.applyAsInt(CsvColumn.INVOKE),
                at.applyAsInt(CsvColumn.COMPLETE),
                at.applyAsInt(CsvColumn.OPERATION),
                at.applyAsInt(CsvColumn.KEY),
                at.applyAsInt(CsvColumn.ARG1),
                at.applyAsInt(CsvColumn.ARG2),
                at.applyAsInt(CsvColumn.ARG3),
                at.applyAsInt(CsvColumn.ARG4),
                at.applyAsInt(CsvColumn.RESULT),
                at.applyAsInt(CsvColumn.OUTCOME),
                at.applyAsInt(CsvColumn.EXECUTIONS));
    }

    private static Refusal unknown(String title, long line, int column) {
        return new Refusal(
                line,
                column,
                "there is no column "
                        + Utf8.quoted(title)
                        + "; the header names some of "
                        + CsvColumn.all());
    }

    private static void check(Map<CsvColumn, Integer> places, long line) throws Refusal {
        for (CsvColumn column : CsvColumn.values()) {
            if (column.required() && !places.containsKey(column)) {
                throw new Refusal(
                        line,
                        0,
                        "the header has no column `"
                                + column.title()
                                + "`; it begins like process,invoke,complete,operation,key,"
                                + "arg1,arg2,result");
            }
        }
        for (int a = 1; a < CsvColumn.ARGUMENTS.size(); a++) {
            CsvColumn before = CsvColumn.ARGUMENTS.get(a - 1);
            CsvColumn column = CsvColumn.ARGUMENTS.get(a);
            if (places.containsKey(column) && !places.containsKey(before)) {
                throw new Refusal(
                        line,
                        0,
                        "the header has `" + column.title() + "` but not `" + before.title() + "`");
            }
        }
    }
}

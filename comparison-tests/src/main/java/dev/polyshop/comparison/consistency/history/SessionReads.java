package dev.polyshop.comparison.consistency.history;

import java.util.ArrayList;
import java.util.List;

/**
 * The session guarantees of Terry et al. (1994) over the versions that one client read of one record, in the order it
 * read them. A version that is not there at all reads as 0.
 */
public final class SessionReads {

    private SessionReads() {}

    /**
     * One read.
     *
     * @param acknowledged the version that this client's last acknowledged write made before the read; 0 for none
     * @param seen the version read; 0 if the record was not there
     */
    public record Read(long acknowledged, long seen) {}

    /** The reads that missed the client's own acknowledged write: they break "read your writes". */
    public static List<Read> missedOwnWrite(List<Read> reads) {
        return reads.stream().filter(read -> read.seen() < read.acknowledged()).toList();
    }

    /** The reads that saw less than an earlier one: they break "monotonic reads". */
    public static List<Read> wentBack(List<Read> reads) {
        List<Read> back = new ArrayList<>();
        long newest = 0;
        for (Read read : reads) {
            if (read.seen() < newest) {
                back.add(read);
            }
            newest = Math.max(newest, read.seen());
        }
        return back;
    }
}

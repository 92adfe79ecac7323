package dev.polyshop.relational.orders;

import dev.polyshop.contract.ConflictException;
import dev.polyshop.contract.orders.Coupon;
import dev.polyshop.contract.orders.CouponCode;
import dev.polyshop.contract.orders.CouponUse;
import dev.polyshop.relational.units.WorkStyle;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Coupons and the counting of their uses, in the way of a mode and inside a transaction of the caller's. */
final class CouponRows {

    private static final String FIND = "select code, percent, max_uses, used from coupon where code = :code";

    private final WorkStyle style;
    private final JdbcClient jdbc;

    CouponRows(WorkStyle style, JdbcClient jdbc) {
        this.style = style;
        this.jdbc = jdbc;
    }

    void issue(Coupon coupon) {
        jdbc.sql("insert into coupon (code, percent, max_uses) values (:code, :percent, :maxUses)")
                .param("code", coupon.code().value())
                .param("percent", coupon.percent())
                .param("maxUses", coupon.maxUses())
                .update();
    }

    Optional<CouponUse> find(CouponCode code) {
        return read(code, FIND);
    }

    /** As {@link #find}, for an order that is about to use it. */
    Optional<CouponUse> findForUse(CouponCode code) {
        return read(code, style == WorkStyle.ROW_LOCK ? FIND + " for update" : FIND);
    }

    /**
     * Counts one use more.
     *
     * @param seen the coupon as it was read
     * @return whether there was one left
     */
    boolean use(CouponUse seen) {
        String code = seen.coupon().code().value();
        return switch (style) {
            case ATOMIC_UPDATE ->
                update("update coupon set used = used + 1 where code = :code and used < max_uses", code, seen.used());
            case OPTIMISTIC -> {
                if (!update(
                        "update coupon set used = used + 1 where code = :code and used = :seen", code, seen.used())) {
                    throw new ConflictException("coupon " + code + " was used by another order meanwhile");
                }
                yield true;
            }
            case NAIVE, ROW_LOCK, REPEATABLE_READ, SERIALIZABLE ->
                update("update coupon set used = :seen + 1 where code = :code", code, seen.used());
        };
    }

    private boolean update(String sql, String code, int seen) {
        JdbcClient.StatementSpec statement = jdbc.sql(sql).param("code", code);
        return (sql.contains(":seen") ? statement.param("seen", seen) : statement).update() > 0;
    }

    private Optional<CouponUse> read(CouponCode code, String sql) {
        return jdbc.sql(sql)
                .param("code", code.value())
                .query((row, number) -> new CouponUse(
                        new Coupon(
                                new CouponCode(row.getString("code")), row.getInt("percent"), row.getInt("max_uses")),
                        row.getInt("used")))
                .optional();
    }
}

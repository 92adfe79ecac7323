package dev.polyshop.comparison.behaviour;

import static java.util.Objects.requireNonNull;

import dev.polyshop.comparison.reference.ReferenceStoreProvider;
import dev.polyshop.comparison.stores.RunningStores.Running;
import dev.polyshop.contract.Capability;
import dev.polyshop.contract.Shop;
import dev.polyshop.contract.Store;
import dev.polyshop.contract.StoreProvider;
import dev.polyshop.contract.StoreSettings;
import dev.polyshop.contract.Support;
import dev.polyshop.contract.engine.Engine;
import dev.polyshop.contract.engine.EngineFacts;
import dev.polyshop.contract.engine.EngineRequest;
import dev.polyshop.contract.engine.EngineWay;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The reference shop with one thing wrong, to see the suite object. */
public final class Bent {

    private Bent() {}

    /** Gives an answer of its own, or asks for the right one and changes it. */
    public interface Bend {

        @Nullable
        Object answer(Call call, @Nullable Object[] arguments) throws Throwable;
    }

    /** The right answer. */
    public interface Call {

        @Nullable
        Object proceed() throws Throwable;
    }

    /** The reference store as it is. */
    static Running straight() {
        return running(store -> store);
    }

    /** The reference store where one method of one port answers otherwise. */
    static <P> Running port(Class<P> port, String method, Bend bend) {
        return running(store -> bent(store, port, method, bend));
    }

    /** A provider of such a store, for those who open one themselves. */
    public static <P> StoreProvider provider(Class<P> port, String method, Bend bend) {
        return change(
                StoreProvider.class,
                new ReferenceStoreProvider(),
                "start",
                (start, request) -> change(
                        Engine.class,
                        (Engine) requireNonNull(start.proceed()),
                        "open",
                        (open, settings) -> bent((Store) requireNonNull(open.proceed()), port, method, bend)));
    }

    private static <P> Store bent(Store store, Class<P> port, String method, Bend bend) {
        Shop shop = bend(Shop.class, store.shop(), port, method, bend);
        return change(Store.class, store, "shop", (call, arguments) -> shop);
    }

    /** The reference store declaring what it has not, beside another thing wrong. */
    static Running declaring(Running running, Map<Capability, Support> declared) {
        Store store = change(
                Store.class,
                running.store(),
                "support",
                (call, arguments) -> declared.getOrDefault((Capability) arguments[0], new Support.Full()));
        return new Running(running.provider(), running.engine(), store);
    }

    /** The same on a server that was come by in another way. */
    static Running reachedBy(EngineWay way, Running running) {
        EngineFacts facts = running.store().engine();
        EngineFacts others =
                new EngineFacts(facts.product(), facts.version(), way, false, "", facts.address(), facts.settings());
        Store store = change(Store.class, running.store(), "engine", (call, arguments) -> others);
        return new Running(running.provider(), running.engine(), store);
    }

    private interface Wrapping {

        Store wrap(Store store);
    }

    private static Running running(Wrapping wrapping) {
        ReferenceStoreProvider provider = new ReferenceStoreProvider();
        Engine engine = provider.start(EngineRequest.auto());
        return new Running(provider, engine, wrapping.wrap(engine.open(StoreSettings.of("bent"))));
    }

    private static <P> Shop bend(Class<Shop> type, Shop shop, Class<P> port, String method, Bend bend) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, called, arguments) -> {
                    Object answer = called.invoke(shop, arguments);
                    return called.getReturnType() == port ? change(port, port.cast(answer), method, bend) : answer;
                }));
    }

    private static <T> T change(Class<T> type, T straight, String method, Bend bend) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, called, arguments) -> {
                    Call call = () -> {
                        try {
                            return called.invoke(straight, arguments);
                        } catch (InvocationTargetException e) {
                            throw e.getCause();
                        }
                    };
                    @Nullable Object[] given = arguments == null ? new Object[0] : arguments;
                    return called.getName().equals(method) ? bend.answer(call, given) : call.proceed();
                }));
    }
}

package dev.polyshop.comparison.behaviour.kit;

import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.junit.jupiter.api.extension.TestInstantiationAwareExtension;
import org.junit.platform.launcher.LauncherSession;

/** Gives a rule the shop it works on, and holds what it sees against what the store declares. */
public final class RuleExtension implements ParameterResolver, InvocationInterceptor, TestInstantiationAwareExtension {

    /** The key under which a rule's result tells the declared difference that was seen. */
    public static final String DIFFERS = "polyshop.differs";

    private static final Namespace NAMESPACE = Namespace.create(RuleExtension.class);

    /** Leaves in a launcher's session what all of its rules share. */
    public static void prepare(LauncherSession session, StoreRunContext run) {
        var sameNamespace = org.junit.platform.engine.support.store.Namespace.create(NAMESPACE.getParts());
        session.getStore().put(sameNamespace, StoreRunContext.class, run);
    }

    @Override
    public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext root) {
        return ExtensionContextScope.TEST_METHOD;
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == ShopUnderTest.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return shopUnderTest(context);
    }

    @Override
    public void interceptTestMethod(
            Invocation<@Nullable Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        ShopUnderTest on = shopUnderTest(context);
        on.expectations().run(on.rule(), invocation::proceed);
        on.expectations().differences().forEach(reason -> context.publishReportEntry(DIFFERS, reason));
    }

    private static ShopUnderTest shopUnderTest(ExtensionContext context) {
        Rule rule = context.getRequiredTestMethod().getAnnotation(Rule.class);
        if (rule == null) {
            throw new ParameterResolutionException(context.getDisplayName() + " is not a rule");
        }
        return context.getStore(NAMESPACE)
                .computeIfAbsent(
                        ShopUnderTest.class,
                        type -> ShopUnderTest.of(run(context), RuleInfo.of(rule)),
                        ShopUnderTest.class);
    }

    private static StoreRunContext run(ExtensionContext context) {
        StoreRunContext run = context.getStore(StoreScope.LAUNCHER_SESSION, NAMESPACE)
                .get(StoreRunContext.class, StoreRunContext.class);
        if (run == null) {
            throw new ParameterResolutionException(
                    "no store is running: rules are run by BehaviourSuite, from BehaviourTest or ./polyshop check");
        }
        return run;
    }
}

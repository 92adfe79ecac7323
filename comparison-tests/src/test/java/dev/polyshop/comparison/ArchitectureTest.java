package dev.polyshop.comparison;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The walls of the house. Stores whose folder was taken out of the build are not looked for. */
@DisplayName("The architecture")
final class ArchitectureTest {

    private static final String ROOT = "dev.polyshop";
    private static final List<String> STORES = List.of("relational", "document", "keyvalue", "search");
    private static final Set<String> ROOMS = Set.of(
            "catalog", "customers", "inventory", "carts", "orders", "reviews", "search", "reports", "engine", "wiring");

    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

    @Test
    @DisplayName("lets the contract depend on the JDK and JSpecify only")
    void contractStandsAlone() {
        classes()
                .that()
                .resideInAPackage(ROOT + ".contract..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "org.jspecify..", ROOT + ".contract..")
                .check(HOUSE);
    }

    @Test
    @DisplayName("keeps each store from the others and from the suite")
    void storesDoNotKnowEachOther() {
        for (String store : present()) {
            String[] others = STORES.stream()
                    .filter(other -> !other.equals(store))
                    .map(other -> ROOT + "." + other + "..")
                    .toArray(String[]::new);
            noClasses()
                    .that()
                    .resideInAPackage(ROOT + "." + store + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(others)
                    .orShould()
                    .dependOnClassesThat()
                    .resideInAPackage(ROOT + ".comparison..")
                    .check(HOUSE);
        }
    }

    @Test
    @DisplayName("lets the suite know stores through the contract only")
    void suiteKnowsNoStore() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".comparison..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        STORES.stream().map(store -> ROOT + "." + store + "..").toArray(String[]::new))
                .check(HOUSE);
    }

    @Test
    @DisplayName("gives all stores the same rooms under the same names")
    void sameRooms() {
        for (String store : present()) {
            assertThat(rooms(store)).as("rooms of %s", store).containsAll(ROOMS);
        }
    }

    @Test
    @DisplayName("names classes after what they are for, and not Helper, Util, Manager or Impl")
    void names() {
        noClasses()
                .should()
                .haveNameMatching(".*(Helper|Utils?|Manager|Impl)(\\$.*)?")
                .check(HOUSE);
    }

    @Test
    @DisplayName("lets no room of a store know how the store is wired together")
    void nothingKnowsTheWiring() {
        for (String store : present()) {
            noClasses()
                    .that()
                    .resideInAPackage(ROOT + "." + store + ".*..")
                    .and()
                    .resideOutsideOfPackages(ROOT + "." + store + ".wiring..", ROOT + "." + store + ".engine..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage(ROOT + "." + store + ".wiring..")
                    .check(HOUSE);
        }
    }

    @Test
    @DisplayName("has no circles between the parts of the suite")
    void noCycles() {
        slices().matching(ROOT + ".comparison.(*)..").should().beFreeOfCycles().check(HOUSE);
        slices().matching(ROOT + ".comparison.behaviour.(**)")
                .should()
                .beFreeOfCycles()
                .check(HOUSE);
    }

    private static List<String> present() {
        return STORES.stream().filter(store -> !rooms(store).isEmpty()).toList();
    }

    private static Set<String> rooms(String store) {
        String prefix = ROOT + "." + store + ".";
        return HOUSE.stream()
                .map(JavaClass::getPackageName)
                .filter(name -> name.startsWith(prefix))
                .map(name -> name.substring(prefix.length()).split("\\.")[0])
                .collect(Collectors.toCollection(TreeSet::new));
    }
}

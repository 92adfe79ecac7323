package dev.polyshop.contract.engine;

import java.io.IOException;

/** A program of its own with a run folder and a server in it; it leaves, or stays until its input ends. */
final class RunFolderProgram {

    private RunFolderProgram() {}

    public static void main(String[] arguments) throws IOException {
        RunFolder folder = RunFolder.open("test");
        ServerProcess.start(folder, RunFolderTest.sleeper(folder));
        System.out.println(folder.path());
        if (arguments[0].equals("stay")) {
            int end = System.in.read();
            System.exit(end);
        }
    }
}
